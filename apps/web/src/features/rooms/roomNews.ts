import type { RoomPeer } from "@televisit/protocol/room";

/** What has become of somebody in the room. */
export interface News {
  type: "joined" | "left" | "lost" | "back";
  name: string;
}

/**
 * What has happened between two states of a room. Whoever was lost and whose seat is free now has been told of
 * already; whoever leaves says so themselves or is out of the room without having been lost.
 */
export function newsBetween(before: readonly RoomPeer[], now: readonly RoomPeer[]): News[] {
  const earlier = new Map(before.map((peer) => [peer.participantId, peer]));
  const here = new Set(now.map(({ participantId }) => participantId));
  const gone = before.filter(
    ({ participantId, presence }) => presence === "present" && !here.has(participantId),
  );
  return [
    ...gone.map(({ name }): News => ({ type: "left", name })),
    ...now.flatMap((peer) => changeOf(earlier.get(peer.participantId)?.presence ?? "left", peer)),
  ];
}

function changeOf(was: RoomPeer["presence"], { presence, name }: RoomPeer): News[] {
  if (was === presence) return [];
  if (presence === "present") return [{ type: was === "left" ? "joined" : "back", name }];
  if (presence === "away") return was === "present" ? [{ type: "lost", name }] : [];
  return [{ type: "left", name }];
}
