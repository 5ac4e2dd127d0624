import type { VisitSnapshot } from "@televisit/protocol/visit";
import type { AppThunk } from "../../app/store.ts";
import { connectedPeers } from "../connectedPeers.ts";
import type { Meeting } from "../meeting.ts";
import { inCall, visitOf, visitSynced } from "../slices/callStatus.ts";
import { visitExited } from "../slices/connection.ts";
import { wantedPeers } from "../wantedPeers.ts";
import { closeCall } from "./closeCall.ts";
import { closePeers } from "./closePeers.ts";

/**
 * Takes in the visit as the server tells it and brings the peer connections in line with it.
 * Joining, reconnecting, reloading and every later change come through here.
 */
export function syncVisit(told: VisitSnapshot): AppThunk {
  return (dispatch, getState, { channel, engine, files, screen }) => {
    const visit = withGoodbyes(told, visitOf(getState().callStatus));
    // Sent back: the connection ends, and a fresh offer waits for the next admit.
    if (visit.state === "waiting" && inCall(getState().callStatus)) {
      dispatch(closePeers());
      screen.stop();
    }
    const wanted = wantedPeers(visit);
    const wereAway = awayIn(visitOf(getState().callStatus));
    for (const peer of wanted) {
      engine.openPeer(peer);
      if (wereAway.has(peer.participantId)) engine.repeat(peer.participantId);
    }
    const ids = new Set(wanted.map((peer) => peer.participantId));
    // Said by this page too: the server may not reach everybody.
    const farewell = visit.endReason === "ended" ? "ended" : undefined;
    dispatch(closePeers((participantId) => !ids.has(participantId), farewell));
    dispatch(visitSynced(visit, connectedPeers(getState())));
    const isBeforeAdmit = visit.state === "expected" || visit.state === "waiting";
    if (isBeforeAdmit && visit.you.role === "professional") {
      dispatch(visitExited());
      files.close();
    }
    if (visit.state !== "ended") return;
    dispatch(closeCall("ended"));
    if (visit.you.role !== "professional") channel.close(); // the session has ended with the visit
  };
}

/** Whoever has said goodbye has left, also while the server, which was away, takes them for lost. */
function withGoodbyes(visit: VisitSnapshot, before: Meeting | null): VisitSnapshot {
  const gone =
    before?.peers.flatMap(({ presence, tabId }) => (presence === "left" && tabId ? tabId : [])) ?? [];
  if (gone.length === 0) return visit;
  const peers = visit.peers.map((peer) =>
    peer.presence === "away" && peer.tabId && gone.includes(peer.tabId)
      ? { ...peer, presence: "left" as const }
      : peer,
  );
  return { ...visit, peers };
}

/** Those whose page was not connected; what was sent to them meanwhile is lost. */
function awayIn(before: Meeting | null): Set<string> {
  const away = before?.peers.filter(({ presence }) => presence === "away") ?? [];
  return new Set(away.map(({ participantId }) => participantId));
}
