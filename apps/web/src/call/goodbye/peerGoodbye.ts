import type { GoodbyeReason } from "@televisit/protocol/peerMessages";
import type { AppThunk, RootState } from "../../app/store.ts";

// The way from the bridge to how calls end: its code loads with the first connection (`call/survival`). Where it cannot
// be loaded any more, the server or ICE tells the same, later.

/** A participant has said that they go. */
export function peerSaidGoodbye(participantId: string, reason: GoodbyeReason): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    const said = connectionTo(getState(), participantId);
    const code = await load();
    const isOther = said !== connectionTo(getState(), participantId);
    if (code && !isOther) dispatch(code.receiveGoodbye(participantId, reason));
  };
}

/** The connection to a participant was closed on their side. */
export function peerHungUp(participantId: string): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    // Now: while the code loads, another connection may take its place, and that one is not closed.
    const closed = connectionTo(getState(), participantId);
    const code = await load();
    if (code && closed) dispatch(code.hungUp(participantId, closed));
  };
}

function load() {
  return import("./receiveGoodbye.ts").catch(() => null);
}

function connectionTo({ peerConnections }: RootState, participantId: string): RTCPeerConnection | undefined {
  return peerConnections[participantId]?.peerConnection;
}
