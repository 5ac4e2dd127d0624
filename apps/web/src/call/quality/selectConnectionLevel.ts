import type { RootState } from "../../app/store.ts";
import { inCall } from "../slices/callStatus.ts";
import { type ConnectionLevel, connectionLevel } from "./connectionLevel.ts";

/** The connection to a participant in one word; undefined until it has been measured. An interrupted one measures nothing. */
export function selectConnectionLevel(state: RootState, participantId: string): ConnectionLevel | undefined {
  const quality = state.quality[participantId];
  if (!quality?.link) return undefined;
  if (inCall(state.callStatus) && state.callStatus.pairs[participantId] === "reconnecting") return "poor";
  if (quality.sending !== "full" || quality.theirsPaused) return "poor";
  return connectionLevel(quality.link);
}

/** Whether our picture does not reach somebody because the connection is too slow. */
export function selectOwnVideoPaused(state: RootState): boolean {
  return Object.values(state.quality).some(({ sending }) => sending !== "full" && sending !== "small");
}
