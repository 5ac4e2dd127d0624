import type { RoomSnapshot } from "@televisit/protocol/room";

/**
 * Which peer connections a page in a room should have, as `CallEngine.openPeer` takes them. Of two the one who came
 * later makes the offer; a reload is coming anew. Who gives way should offers collide is settled by their ids,
 * which a reload does not change.
 */
export function roomPeers({ you, peers }: RoomSnapshot) {
  return peers
    .filter(({ presence }) => presence !== "left")
    .map(({ participantId, tabId, arrival }) => ({
      participantId,
      tabId,
      polite: you.participantId > participantId,
      initiator: you.arrival > arrival,
    }));
}
