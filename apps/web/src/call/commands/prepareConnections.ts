import type { AppThunk } from "../../app/store.ts";

/** Connections made ahead cost memory and gathering; who comes later is admitted from this many. */
const MOST = 3;

/**
 * On the dashboard: opens a peer connection and makes an offer for those who are to be admitted next.
 * Nothing of it leaves this page before *admit*.
 */
export function prepareConnections(): AppThunk<Promise<void>> {
  return async (_dispatch, getState, { engine, iceServers }) => {
    await iceServers.ready();
    const { connection, dashboard } = getState();
    if (connection.visitId !== null) return; // in a visit: its own connections count
    const next = (dashboard.waiting ?? []).slice(0, MOST).map((entry) => entry.clientParticipantId);
    for (const participantId of next) {
      engine.openPeer({ participantId, tabId: null, polite: false, initiator: true });
    }
    for (const participantId of Object.keys(getState().peerConnections)) {
      if (!next.includes(participantId)) engine.closePeer(participantId);
    }
  };
}
