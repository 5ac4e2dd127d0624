import { type Kysely, sql } from "kysely";

/** Makes the waiting room of one professional one range of an index, and a queued offer one row. */
export async function m0005Queues(db: Kysely<unknown>): Promise<void> {
  await addTurns(db);
  // What is in the queue is dropped: pages come back after the restart and send it again.
  await sql`delete from offers`.execute(db);
  await db.schema.dropTable("candidates").execute();
  await db.schema
    .alterTable("offers")
    .addColumn("candidates", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await db.schema
    .alterTable("offers")
    .addColumn("candidateCount", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
}

async function addTurns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("visits")
    .addColumn("professionalId", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await db.schema.alterTable("visits").addColumn("turn", "text").execute();
  const appointment = sql`from appointments where appointments.id = visits."appointmentId"`;
  await sql`update visits set "professionalId" = (select appointments."professionalId" ${appointment}),
    turn = (select case when "startsAt" > "waitingSince" then "startsAt" else "waitingSince" end ${appointment})`.execute(
    db,
  );
  await db.schema
    .createIndex("visitsByTurn")
    .on("visits")
    .columns(["professionalId", "state", "turn", "waitingSince", "id"])
    .execute();
}
