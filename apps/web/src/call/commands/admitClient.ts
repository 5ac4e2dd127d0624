import type { QueuedOffer } from "@televisit/protocol/signal";
import type { CallEngine } from "@televisit/rtc/CallEngine";
import type { AppThunk } from "../../app/store.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { visitFailed } from "../slices/callStatus.ts";
import { visitEntered } from "../slices/connection.ts";
import { syncVisit } from "./syncVisit.ts";

/**
 * Admits a waiting client. The server's answer carries the client's queued offer, so that one
 * round trip after the click the answer is on its way.
 */
export function admitClient(visitId: string): AppThunk<Promise<void>> {
  return async (dispatch, _getState, { channel, engine }) => {
    dispatch(visitEntered({ visitId }));
    try {
      const { visit, offer } = await channel.request("visit:admit", { visitId });
      dispatch(syncVisit(visit));
      if (offer) takeOffer(engine, offer);
    } catch (error) {
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
