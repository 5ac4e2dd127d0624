import type { Logger } from "pino";
import type { Room } from "../domain/room.ts";
import type { RoomNotices } from "../service/notices.ts";
import type { Store } from "../store/store.ts";
import { coalesce } from "./coalesce.ts";
import { roomSnapshot } from "./roomSeat.ts";
import { rooms } from "./rooms.ts";
import type { AppServer } from "./socketTypes.ts";

export interface RoomAnnouncerDependencies {
  readonly io: AppServer;
  readonly store: Pick<Store, "rooms">;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Tells those in an instant room what changed, after the request that changed it was answered. */
export function roomAnnouncer({ io, store, log, now }: RoomAnnouncerDependencies) {
  const changes = coalesce(
    async (roomId) => {
      const room = await store.rooms.find(roomId);
      if (room) tellRoom(io, room, now());
    },
    (error) => log.error({ err: error }, "an announcement failed"),
  );
  const notices: RoomNotices = {
    roomChanged: changes.request,
    roomClosed(roomId, because) {
      const everybody = rooms.instant(roomId);
      io.to(everybody).emit("room:closed", { roomId, because });
      io.in(everybody).socketsLeave(everybody);
    },
  };
  return { notices, stop: changes.stop };
}

/** Tells everybody in a room, but the page of the given socket, how it is now. */
export function tellRoom(io: AppServer, room: Room, now: Date, except = ""): void {
  for (const { participantId } of room.taken) {
    const page = io.to(rooms.participant(room.id, participantId)).except(except);
    page.emit("room:changed", roomSnapshot(room, participantId, now));
  }
}
