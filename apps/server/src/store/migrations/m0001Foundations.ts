import type { Kysely } from "kysely";

/** The first tables. Column types are the ones that SQLite and Postgres share. */
export async function m0001Foundations(db: Kysely<unknown>): Promise<void> {
  await createAppointmentsAndVisits(db);
  await createParticipantsAndOffers(db);
  await db.schema
    .createTable("audit")
    .ifNotExists()
    .addColumn("sequence", "integer", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("actor", "text", (column) => column.notNull())
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("visitId", "text")
    .addColumn("previousHash", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull().unique())
    .execute();
}

async function createAppointmentsAndVisits(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("appointments")
    .ifNotExists()
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("professionalId", "text", (column) => column.notNull())
    .addColumn("clientName", "text", (column) => column.notNull())
    .addColumn("startsAt", "text", (column) => column.notNull())
    .addColumn("durationMinutes", "integer", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("linkId", "text", (column) => column.notNull())
    .addColumn("linkIssuedAt", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("appointmentsByStart")
    .ifNotExists()
    .on("appointments")
    .columns(["professionalId", "startsAt"])
    .execute();
  await db.schema
    .createTable("visits")
    .ifNotExists()
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("appointmentId", "text", (column) => column.notNull().unique().references("appointments.id"))
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("waitingSince", "text")
    .addColumn("sentBack", "integer", (column) => column.notNull())
    .addColumn("admittedAt", "text")
    .addColumn("endedAt", "text")
    .addColumn("endReason", "text")
    .execute();
  await db.schema.createIndex("visitsByState").ifNotExists().on("visits").column("state").execute();
}

async function createParticipantsAndOffers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("participants")
    .ifNotExists()
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("visitId", "text", (column) => column.notNull().references("visits.id"))
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("tabId", "text")
    .addColumn("leftAt", "text")
    .execute();
  await db.schema
    .createIndex("participantsByVisit")
    .ifNotExists()
    .on("participants")
    .column("visitId")
    .execute();
  await db.schema
    .createTable("offers")
    .ifNotExists()
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("visitId", "text", (column) => column.notNull().unique().references("visits.id"))
    .addColumn("participantId", "text", (column) => column.notNull().references("participants.id"))
    .addColumn("tabId", "text", (column) => column.notNull())
    .addColumn("negotiationId", "text", (column) => column.notNull())
    .addColumn("sdp", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("candidates")
    .ifNotExists()
    .addColumn("offerId", "text", (column) => column.notNull().references("offers.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("candidate", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("candidatesByOffer", ["offerId", "position"])
    .execute();
}
