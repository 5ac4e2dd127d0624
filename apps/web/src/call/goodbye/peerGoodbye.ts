import type { GoodbyeReason } from "@televisit/protocol/peerMessages";
import type { AppThunk } from "../../app/store.ts";

// The way from the bridge to how calls end: its code loads with the first connection (`call/survival`).

/** A participant has said that they go. */
export function peerSaidGoodbye(participantId: string, reason: GoodbyeReason): AppThunk<Promise<void>> {
  return async (dispatch) => {
    const { receiveGoodbye } = await import("./receiveGoodbye.ts");
    dispatch(receiveGoodbye(participantId, reason));
  };
}

/** The connection to a participant was closed on their side. */
export function peerHungUp(participantId: string): AppThunk<Promise<void>> {
  return async (dispatch) => {
    const { hungUp } = await import("./receiveGoodbye.ts");
    dispatch(hungUp(participantId));
  };
}
