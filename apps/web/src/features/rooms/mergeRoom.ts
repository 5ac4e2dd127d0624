import type { RoomPeer, RoomSnapshot } from "@televisit/protocol/room";
import type { RoomMeeting } from "../../call/meeting.ts";

/**
 * A room as the server tells it, with what this page knows better: who has said goodbye is gone, even where the
 * server has not heard of it. Whoever comes back comes in anew, with another arrival.
 */
export function mergeRoom(before: RoomMeeting | null, room: RoomSnapshot): RoomMeeting {
  const goodbyes = new Set(before?.peers.flatMap((peer) => (peer.presence === "left" ? key(peer) : [])));
  const peers = room.peers.map(
    (peer): RoomPeer => (goodbyes.has(key(peer)) ? { ...peer, presence: "left" } : peer),
  );
  const here = new Set(peers.map(({ participantId }) => participantId));
  const known = [...(before?.former ?? []), ...(before?.peers ?? [])];
  const gone = known.filter(({ participantId }) => !here.has(participantId));
  const former = [...new Map(gone.map((peer) => [peer.participantId, peer])).values()];
  return { ...room, peers, former };
}

function key({ participantId, arrival }: RoomPeer): string {
  return `${participantId} ${arrival}`;
}
