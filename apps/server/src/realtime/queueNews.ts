import type { VisitSnapshot } from "@televisit/protocol/visit";
import type { AppSocket } from "./socketTypes.ts";

/** What of a waiting client's visit depends on the others of the waiting room. */
export type QueueNews = Pick<VisitSnapshot, "place" | "professionalOnline">;

/** Notes what a page has been told, so that a change of the waiting room is told only to those whom it concerns. */
export function noteQueue({ data }: AppSocket, { place, professionalOnline }: QueueNews): void {
  data.queue = { place, professionalOnline };
}

export function isNews({ data }: AppSocket, { place, professionalOnline }: QueueNews): boolean {
  return data.queue?.place !== place || data.queue.professionalOnline !== professionalOnline;
}
