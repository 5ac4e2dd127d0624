import type { GoodbyeReason, PeerMessage } from "@televisit/protocol/peerMessages";
import type { AppThunk } from "../../app/store.ts";

/**
 * Closes the peer connections of the participants that match; of all when nothing is given. They are told why where
 * there is a `reason`; without one the server has told them, or they are to expect another connection.
 */
export function closePeers(
  matches: (participantId: string) => boolean = () => true,
  reason?: GoodbyeReason,
): AppThunk {
  return (_dispatch, getState, { engine }) => {
    const goodbye: PeerMessage | undefined = reason && { type: "goodbye", reason };
    const farewell = goodbye && JSON.stringify(goodbye);
    for (const participantId of Object.keys(getState().peerConnections)) {
      if (matches(participantId)) engine.closePeer(participantId, farewell);
    }
  };
}
