import { AppError } from "@televisit/protocol/errors";
import type { RequestPayload } from "@televisit/protocol/events";
import type { Room } from "../../domain/room.ts";
import { occupant, roomFact } from "../../service/instantRooms.ts";
import type { RealtimeDependencies, RequestHandler } from "../requestContext.ts";
import { tellRoom } from "../roomAnnouncer.ts";
import { occupantOf, requireSeat, roomSnapshot } from "../roomSeat.ts";
import { rooms } from "../rooms.ts";
import { supersedeOnSeat } from "../seatTakeover.ts";
import type { AppSocket } from "../socketTypes.ts";

/** So many names may be tried on one connection: rooms are found by their link, not by guessing. */
const MOST_MISSES = 10;

type Join = RequestPayload<"room:join">;

/** Takes a seat, or comes back to it. Throws `room_not_found`, `room_full` or `visit_superseded`. */
export const joinRoom: RequestHandler<"room:join"> = async (dependencies, socket, join) => {
  const { io, store, now } = dependencies;
  const { participantId, tabId } = occupantOf(socket);
  const { id: roomId } = await find(dependencies, socket, join);
  const { roomId: earlier = roomId } = socket.data;
  if (earlier !== roomId && socket.rooms.has(rooms.instant(earlier))) {
    throw new AppError("forbidden", "the page is in another room");
  }
  const isBack = join.roomId !== null && (await store.rooms.keepSeat({ roomId, participantId, tabId }));
  if (!isBack) await takeSeat(dependencies, socket, roomId, join);
  socket.data.roomId = roomId;
  if (!socket.connected) {
    await store.rooms.loseSeat({ roomId, participantId, tabId, at: now().toISOString() });
    throw new AppError("unavailable", "the page is gone");
  }
  await socket.join([rooms.instant(roomId), rooms.participant(roomId, participantId)]);
  supersedeOnSeat(dependencies, socket, roomId);
  const { room } = await requireSeat(store, socket, roomId);
  // Before the answer: the others must know whose offer it is that comes next.
  tellRoom(io, room, now(), socket.id);
  return roomSnapshot(room, participantId, now());
};

/** Frees the seat; the room ends at once when nobody has one any more. */
export const leaveRoom: RequestHandler<"room:leave"> = async (dependencies, socket, { roomId }) => {
  const { store, notices, now } = dependencies;
  const { seat } = await requireSeat(store, socket, roomId);
  const { participantId } = seat;
  const actor = occupant(participantId);
  await store.rooms.freeSeat({ roomId, participantId }, roomFact(roomId, actor, "room-leave", now()));
  await exitRoom(socket, roomId);
  const room = await store.rooms.find(roomId);
  if (room?.taken.length === 0) await store.rooms.end(roomId, roomFact(roomId, actor, "room-empty", now()));
  notices.roomChanged(roomId);
  return {};
};

/** The room that is meant: by its id for whoever comes back, else by its name. */
async function find({ store }: RealtimeDependencies, socket: AppSocket, join: Join): Promise<Room> {
  const { data } = socket;
  if ((data.misses ?? 0) >= MOST_MISSES) throw new AppError("rate_limited", "too many rooms were asked for");
  const room = await (join.roomId === null ? store.rooms.named(join.name) : store.rooms.find(join.roomId));
  if (room) return room;
  data.misses = (data.misses ?? 0) + 1;
  throw new AppError("room_not_found", "no such room");
}

async function takeSeat(
  { store, now }: RealtimeDependencies,
  socket: AppSocket,
  roomId: string,
  join: Join,
): Promise<void> {
  const { participantId, tabId } = occupantOf(socket);
  const before = (await store.rooms.find(roomId))?.taken.find((seat) => seat.participantId === participantId);
  if (join.roomId !== null && before) throw new AppError("visit_superseded", "another page has this seat");
  const at = now();
  const taken = await store.rooms.takeSeat({
    roomId,
    participantId,
    tabId,
    name: join.yourName,
    takenAt: at.toISOString(),
    fact: roomFact(roomId, occupant(participantId), "room-join", at),
  });
  if (taken === "gone") throw new AppError("room_not_found", "no such room");
  if (taken === "full") throw new AppError("room_full", "every seat is taken");
}

async function exitRoom(socket: AppSocket, roomId: string): Promise<void> {
  delete socket.data.roomId;
  await socket.leave(rooms.instant(roomId));
  await socket.leave(rooms.participant(roomId, occupantOf(socket).participantId));
}
