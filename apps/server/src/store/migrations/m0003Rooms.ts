import type { Kysely } from "kysely";

/**
 * Instant rooms while they live, so that a restart frees neither a name nor a seat that somebody talks in.
 * What is over is deleted; the audit trail remembers it.
 */
export async function m0003Rooms(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("rooms")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("nameKey", "text", (column) => column.notNull().unique())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("seats", "integer", (column) => column.notNull())
    .addColumn("creatorId", "text", (column) => column.notNull())
    .addColumn("createdAt", "text", (column) => column.notNull())
    .addColumn("arrivals", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("roomSeats")
    .addColumn("roomId", "text", (column) => column.notNull().references("rooms.id").onDelete("cascade"))
    .addColumn("participantId", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("tabId", "text", (column) => column.notNull())
    .addColumn("arrival", "integer", (column) => column.notNull())
    .addColumn("takenAt", "text", (column) => column.notNull())
    .addColumn("lostAt", "text")
    .addPrimaryKeyConstraint("roomSeatsByRoom", ["roomId", "participantId"])
    .execute();
}
