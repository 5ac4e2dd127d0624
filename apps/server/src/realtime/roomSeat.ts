import { AppError } from "@televisit/protocol/errors";
import type { RoomPeer, RoomSnapshot } from "@televisit/protocol/room";
import type { Room, Seat } from "../domain/room.ts";
import type { Store } from "../store/store.ts";
import type { AppSocket, Occupant } from "./socketTypes.ts";

/** The speaker of a socket of which the role is known to be an occupant's. */
export function occupantOf({ data: { speaker } }: AppSocket): Occupant {
  if (speaker.role !== "occupant") throw new AppError("forbidden", "only an occupant is in a room");
  return speaker;
}

/**
 * The room and the speaker's seat in it. Throws `not_found` for a room that the page has not come into, so that
 * nobody learns which there are, and `visit_superseded` when a newer page has the seat.
 */
export async function requireSeat(
  store: Pick<Store, "rooms">,
  socket: AppSocket,
  roomId: string,
): Promise<{ room: Room; seat: Seat }> {
  const { participantId, tabId } = occupantOf(socket);
  const room = socket.data.roomId === roomId ? await store.rooms.find(roomId) : null;
  const seat = room?.taken.find((one) => one.participantId === participantId);
  if (!room || !seat) throw new AppError("not_found", "not in this room");
  if (seat.tabId !== tabId) throw new AppError("visit_superseded", "another page has this seat");
  return { room, seat };
}

/** What one of those in a room may see of it, which is everything. */
export function roomSnapshot(room: Room, participantId: string, now: Date): RoomSnapshot {
  const mine = room.taken.find((seat) => seat.participantId === participantId);
  if (!mine) throw new Error(`${participantId} is not in room ${room.id}`);
  const { presence: _presence, tabId: _tabId, ...you } = toPeer(room, mine);
  const others = room.taken.filter((seat) => seat !== mine);
  return {
    roomId: room.id,
    name: room.name,
    seats: room.seats,
    you,
    peers: others.map((seat) => toPeer(room, seat)),
    admittedAt: mine.takenAt,
    serverTime: now.toISOString(),
  };
}

function toPeer({ creatorId }: Room, { participantId, name, tabId, arrival, lostAt }: Seat): RoomPeer {
  const presence = lostAt === null ? "present" : "away";
  return {
    participantId,
    role: "guest",
    name,
    relation: null,
    creator: participantId === creatorId,
    arrival,
    presence,
    tabId,
  };
}
