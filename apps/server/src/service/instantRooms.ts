import { AppError } from "@televisit/protocol/errors";
import { v7 as uuidv7 } from "uuid";
import { goodRoomName, isDeserted, type Room } from "../domain/room.ts";
import type { AuditFact, Store } from "../store/store.ts";
import type { RoomNotices } from "./notices.ts";

/** What people do with instant rooms beside being in them. */
export interface InstantRooms {
  /** Throws `room_name_invalid` with a reason, or `room_exists`. */
  create(creatorId: string, wish: { name: string; seats: number }): Promise<Room>;
  /** Throws `room_not_found`, or `forbidden` for whoever did not create it. */
  destroy(name: string, participantIds: readonly string[]): Promise<void>;
}

export interface InstantRoomDependencies {
  readonly store: Pick<Store, "rooms">;
  readonly notices: Pick<RoomNotices, "roomClosed">;
  readonly now: () => Date;
}

/** Instant rooms over the store. */
export function instantRooms({ store, notices, now }: InstantRoomDependencies): InstantRooms {
  const end = async (room: Room, actor: string, because: "destroyed" | "deserted"): Promise<void> => {
    const action = because === "destroyed" ? "room-destroy" : "room-desert";
    const ended = await store.rooms.end(room.id, roomFact(room.id, actor, action, now()));
    if (ended) notices.roomClosed(room.id, because);
  };
  return {
    async create(creatorId, wish) {
      const name = goodRoomName(wish.name);
      const actor = occupant(creatorId);
      const earlier = await store.rooms.named(name);
      if (earlier && isDeserted(earlier)) await end(earlier, actor, "deserted");
      const at = now();
      const room = { id: uuidv7(), name, seats: wish.seats, creatorId, createdAt: at.toISOString() };
      const created = await store.rooms.create(room, roomFact(room.id, actor, "room-create", at));
      if (!created) throw new AppError("room_exists", "a room of this name exists");
      return { ...room, taken: [] };
    },
    async destroy(name, participantIds) {
      const room = await store.rooms.named(name);
      if (!room) throw new AppError("room_not_found", "no such room");
      if (!participantIds.includes(room.creatorId)) {
        throw new AppError("forbidden", "only its creator may destroy a room");
      }
      await end(room, occupant(room.creatorId), "destroyed");
    },
  };
}

/** A participant of a room as an actor in the audit trail. */
export function occupant(participantId: string): string {
  return `occupant:${participantId}`;
}

/** A fact about a room; its id stands where that of a visit would. */
export function roomFact(roomId: string, actor: string, action: string, at: Date): AuditFact {
  return { at: at.toISOString(), actor, action, visitId: roomId };
}
