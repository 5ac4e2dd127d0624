import type { AppThunk } from "../../app/store.ts";

/** Closes the peer connections of the participants that match; of all when nothing is given. */
export function closePeers(matches: (participantId: string) => boolean = () => true): AppThunk {
  return (_dispatch, getState, { engine }) => {
    for (const participantId of Object.keys(getState().peerConnections)) {
      if (matches(participantId)) engine.closePeer(participantId);
    }
  };
}
