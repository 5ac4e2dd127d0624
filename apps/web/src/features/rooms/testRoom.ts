import type { RoomPeer, RoomSnapshot } from "@televisit/protocol/room";

const at = "2026-03-01T09:30:00.000Z";
/** Somebody else in a room, by a name that is their id as well. */
export const person = (
  name: string,
  arrival: number,
  presence: RoomPeer["presence"] = "present",
): RoomPeer => ({
  participantId: name,
  role: "guest",
  name,
  relation: null,
  creator: false,
  arrival,
  presence,
  tabId: `${name}-tab`,
});
const { presence: _presence, tabId: _tabId, ...you } = person("kim", 2);
/** A room in which Kim, who came second, sees these others. */
export const snapshot = (...peers: RoomPeer[]): RoomSnapshot => ({
  roomId: "room",
  name: "Blue",
  seats: 4,
  you,
  peers,
  admittedAt: at,
  serverTime: at,
});
