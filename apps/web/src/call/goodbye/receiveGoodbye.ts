import type { GoodbyeReason } from "@televisit/protocol/peerMessages";
import type { AppThunk } from "../../app/store.ts";
import { closeRoom } from "../commands/closeRoom.ts";
import { syncVisit } from "../commands/syncVisit.ts";
import { peerGone, visitOf } from "../slices/callStatus.ts";

/**
 * Milliseconds in which a page that reloads is back, and in which the server's word of a visit that goes on
 * otherwise (sent back, another page) arrives: until then a closed connection is nothing to tell.
 */
const LOST_AFTER = 500;

/** Takes in that a participant goes, and why; only who may end the meeting ends it by their word. */
export function receiveGoodbye(participantId: string, reason: GoodbyeReason): AppThunk {
  return (dispatch, getState, { engine }) => {
    const meeting = visitOf(getState().callStatus);
    const peer = meeting?.peers.find((one) => one.participantId === participantId);
    if (!meeting || !peer) return;
    if (reason === "ended" && "creator" in peer && peer.creator) return dispatch(closeRoom("destroyed"));
    if (reason === "ended" && "visitId" in meeting && peer.role === "professional") {
      return dispatch(syncVisit({ ...meeting, state: "ended", endReason: "ended" }));
    }
    dispatch(peerGone({ participantId, presence: "left" }));
    engine.closePeer(participantId);
  };
}

/**
 * Takes in that a participant's end of a connection is closed without a goodbye: they are lost, unless they come back.
 * @param closed the connection that it is about
 */
export function hungUp(participantId: string, closed: RTCPeerConnection): AppThunk {
  return (dispatch, getState) => {
    setTimeout(() => {
      const isStillOpen = getState().peerConnections[participantId]?.peerConnection === closed;
      if (isStillOpen) dispatch(peerGone({ participantId, presence: "away" }));
    }, LOST_AFTER);
  };
}
