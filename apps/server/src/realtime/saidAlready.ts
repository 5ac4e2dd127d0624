import { isDeepStrictEqual } from "node:util";
import type { VisitSnapshot } from "@televisit/protocol/visit";
import type { AppSocket } from "./socketTypes.ts";

/** Notes what a page learns of a visit from the answer to its *admit*; @returns the same. */
export function answerWith({ data }: AppSocket, snapshot: VisitSnapshot): VisitSnapshot {
  data.answered = snapshot;
  return snapshot;
}

/** From now on all news of the visit is told to the page. */
export function forgetAnswer({ data }: AppSocket): void {
  data.answered = null;
}

/**
 * Whether the answer to *admit* has told the page exactly this: the news of its own click needs not reach it a second time,
 * while the call begins. True once at most, since whatever follows other news is news again.
 */
export function saidAlready({ data }: AppSocket, snapshot: VisitSnapshot): boolean {
  const { answered } = data;
  if (answered?.visitId !== snapshot.visitId) return false;
  data.answered = null;
  return isDeepStrictEqual({ ...answered, serverTime: snapshot.serverTime }, snapshot);
}
