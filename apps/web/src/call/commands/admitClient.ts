import type { QueuedOffer } from "@televisit/protocol/signal";
import type { CallEngine } from "@televisit/rtc/CallEngine";
import type { AppThunk } from "../../app/store.ts";
import { visitOf } from "../slices/callStatus.ts";
import { visitEntered, visitExited, visitJoined } from "../slices/connection.ts";
import { closePeers } from "./closePeers.ts";
import { leaveVisit } from "./leaveVisit.ts";
import { prepareConnections } from "./prepareConnections.ts";
import { syncVisit } from "./syncVisit.ts";

/**
 * Admits a waiting client. The offer that was made ahead goes with the request, and the server's answer
 * carries the client's queued one: half a round trip after the click both sides have what they need.
 * @throws {AppError} when the client could not be admitted; the page is then in no visit.
 */
export function admitClient(visitId: string): AppThunk<Promise<void>> {
  return async (dispatch, getState, { channel, engine, signalling }) => {
    if (getState().connection.visitId !== null) void dispatch(leaveVisit());
    const entry = getState().dashboard.waiting?.find((waiting) => waiting.visitId === visitId);
    const offer = entry && signalling.takePrepared(entry.clientParticipantId);
    dispatch(visitEntered({ visitId }));
    try {
      const reply = await channel.request("visit:admit", { visitId, ...(offer ? { offer } : {}) });
      signalling.release();
      // Before anything is rendered: on a slow device a screen takes as long as the whole negotiation.
      if (reply.offer) await takeOffer(engine, reply.offer);
      dispatch(visitJoined());
      // What the server has told meanwhile may be newer than its answer.
      const told = visitOf(getState().callStatus);
      if (!told || told.serverTime <= reply.visit.serverTime) dispatch(syncVisit(reply.visit));
    } catch (error) {
      dispatch(visitExited());
      signalling.release();
      dispatch(closePeers());
      void dispatch(prepareConnections());
      throw error;
    }
  };
}

async function takeOffer(engine: CallEngine, offer: QueuedOffer): Promise<void> {
  const { from: participantId, fromTab: tabId } = offer;
  // Those far down the queue have no connection made ahead.
  engine.openPeer({ participantId, tabId, polite: false, initiator: false });
  await engine.receiveDescription(offer);
}
