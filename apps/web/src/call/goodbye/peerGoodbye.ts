import type { GoodbyeReason } from "@televisit/protocol/peerMessages";
import type { AppThunk } from "../../app/store.ts";

// The way from the bridge to how calls end: its code loads with the first connection (`call/survival`). Where it cannot
// be loaded any more, the server or ICE tells the same, later.

/** A participant has said that they go. */
export function peerSaidGoodbye(participantId: string, reason: GoodbyeReason): AppThunk<Promise<void>> {
  return async (dispatch) => {
    const code = await load();
    if (code) dispatch(code.receiveGoodbye(participantId, reason));
  };
}

/** The connection to a participant was closed on their side. */
export function peerHungUp(participantId: string): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    // Now: while the code loads, another connection may take its place, and that one is not closed.
    const closed = getState().peerConnections[participantId]?.peerConnection;
    const code = await load();
    if (code && closed) dispatch(code.hungUp(participantId, closed));
  };
}

function load() {
  return import("./receiveGoodbye.ts").catch(() => null);
}
