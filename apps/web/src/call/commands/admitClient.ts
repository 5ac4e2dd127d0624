import type { QueuedOffer } from "@televisit/protocol/signal";
import type { CallEngine } from "@televisit/rtc/CallEngine";
import type { AppThunk } from "../../app/store.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { visitFailed } from "../slices/callStatus.ts";
import { visitEntered } from "../slices/connection.ts";
import { closePeers } from "./closePeers.ts";
import { syncVisit } from "./syncVisit.ts";

/**
 * Admits a waiting client. The offer that was made ahead goes with the request, and the server's answer
 * carries the client's queued one: half a round trip after the click both sides have what they need.
 */
export function admitClient(visitId: string): AppThunk<Promise<void>> {
  return async (dispatch, getState, { channel, engine, signalling }) => {
    const entry = getState().dashboard.waiting?.find((waiting) => waiting.visitId === visitId);
    const offer = entry && signalling.takePrepared(entry.clientParticipantId);
    dispatch(visitEntered({ visitId }));
    try {
      const reply = await channel.request("visit:admit", { visitId, ...(offer ? { offer } : {}) });
      if (reply.offer) takeOffer(engine, reply.offer);
      dispatch(syncVisit(reply.visit));
    } catch (error) {
      dispatch(closePeers());
      dispatch(visitFailed({ code: errorCodeOf(error) }));
    }
  };
}

function takeOffer(engine: CallEngine, offer: QueuedOffer): void {
  const { from, fromTab, negotiationId, description, candidates } = offer;
  void engine.receiveDescription({ from, fromTab, negotiationId, description });
  for (const candidate of candidates) {
    void engine.receiveCandidate({ from, fromTab, negotiationId, candidate });
  }
}
