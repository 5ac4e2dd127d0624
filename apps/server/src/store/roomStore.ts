import { roomKey } from "@televisit/protocol/room";
import type { Kysely, Selectable } from "kysely";
import type { Room } from "../domain/room.ts";
import { appendFact } from "./auditChain.ts";
import type { Schema } from "./schema.ts";
import type { AuditFact, NewRoom, RoomStore, SeatToTake } from "./store.ts";

/** Instant rooms over a database. */
export function roomStore(db: Kysely<Schema>): RoomStore {
  return {
    create: (room, fact) => db.transaction().execute((transaction) => create(transaction, room, fact)),
    find: (roomId) => findBy(db, "id", roomId),
    named: (name) => findBy(db, "nameKey", roomKey(name)),
    async seatedOf(participantIds) {
      if (participantIds.length === 0) return null;
      const seat = await db
        .selectFrom("roomSeats")
        .select("participantId")
        .where("participantId", "in", participantIds)
        .limit(1)
        .executeTakeFirst();
      return seat?.participantId ?? null;
    },
    async all() {
      const rooms = await db.selectFrom("rooms").selectAll().orderBy("createdAt").execute();
      return rooms.length === 0 ? [] : withSeats(db, rooms);
    },
    takeSeat: (seat) => db.transaction().execute((transaction) => takeSeat(transaction, seat)),
    async loseSeat({ roomId, participantId, tabId, at }) {
      const { numUpdatedRows } = await seatOf(db, roomId, participantId)
        .set({ lostAt: at })
        .where("tabId", "=", tabId)
        .where("lostAt", "is", null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async keepSeat({ roomId, participantId, tabId }) {
      const { numUpdatedRows } = await seatOf(db, roomId, participantId)
        .set({ lostAt: null })
        .where("tabId", "=", tabId)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    freeSeat: (seat, fact) =>
      db.transaction().execute((transaction) => freeSeat(transaction, { ...seat, fact })),
    end: (roomId, fact) => db.transaction().execute((transaction) => end(transaction, roomId, fact)),
  };
}

async function create(db: Kysely<Schema>, room: NewRoom, fact: AuditFact): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("rooms")
    .values({ ...room, nameKey: roomKey(room.name), arrivals: 0 })
    .onConflict((conflict) => conflict.column("nameKey").doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return false;
  await appendFact(db, fact);
  return true;
}

async function findBy(db: Kysely<Schema>, column: "id" | "nameKey", value: string): Promise<Room | null> {
  const rooms = await db.selectFrom("rooms").selectAll().where(column, "=", value).execute();
  const [room] = rooms.length === 0 ? [] : await withSeats(db, rooms);
  return room ?? null;
}

async function withSeats(db: Kysely<Schema>, rooms: readonly Selectable<Schema["rooms"]>[]): Promise<Room[]> {
  const seats = await db
    .selectFrom("roomSeats")
    .selectAll()
    .where(
      "roomId",
      "in",
      rooms.map(({ id }) => id),
    )
    .orderBy("arrival")
    .execute();
  const byRoom = Map.groupBy(seats, ({ roomId }) => roomId);
  return rooms.map(({ nameKey: _key, arrivals: _arrivals, ...room }) => ({
    ...room,
    taken: (byRoom.get(room.id) ?? []).map(({ roomId: _roomId, ...seat }) => seat),
  }));
}

async function takeSeat(db: Kysely<Schema>, seat: SeatToTake): Promise<"taken" | "full" | "gone"> {
  const { roomId, participantId, fact, ...page } = seat;
  // Counting first also makes two who come at once wait for each other, on any database.
  const room = await db
    .updateTable("rooms")
    .set(({ eb }) => ({ arrivals: eb("arrivals", "+", 1) }))
    .where("id", "=", roomId)
    .returning(["seats", "arrivals"])
    .executeTakeFirst();
  if (!room) return "gone";
  const taken = await db
    .selectFrom("roomSeats")
    .select("participantId")
    .where("roomId", "=", roomId)
    .execute();
  const isBack = taken.some((other) => other.participantId === participantId);
  if (!isBack && taken.length >= room.seats) return "full";
  const values = { ...page, arrival: room.arrivals, lostAt: null };
  await db
    .insertInto("roomSeats")
    .values({ roomId, participantId, ...values })
    .onConflict((conflict) => conflict.columns(["roomId", "participantId"]).doUpdateSet(values))
    .execute();
  if (!isBack) await appendFact(db, fact);
  return "taken";
}

async function freeSeat(
  db: Kysely<Schema>,
  { roomId, participantId, lostBefore, fact }: Parameters<RoomStore["freeSeat"]>[0] & { fact: AuditFact },
): Promise<boolean> {
  let seat = db
    .deleteFrom("roomSeats")
    .where("roomId", "=", roomId)
    .where("participantId", "=", participantId);
  // Whoever came back meanwhile keeps the seat.
  if (lostBefore !== undefined) seat = seat.where("lostAt", "<=", lostBefore);
  const { numDeletedRows } = await seat.executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  await appendFact(db, fact);
  return true;
}

async function end(db: Kysely<Schema>, roomId: string, fact: AuditFact): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("rooms").where("id", "=", roomId).executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  await appendFact(db, fact);
  return true;
}

function seatOf(db: Kysely<Schema>, roomId: string, participantId: string) {
  return db.updateTable("roomSeats").where("roomId", "=", roomId).where("participantId", "=", participantId);
}
