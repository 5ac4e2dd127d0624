import { type Kysely, SqliteAdapter, sql } from "kysely";

/** Takes away what was written with every change and never read: each index of a table is one more page to keep. */
export async function m0006FewerIndexes(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("visitsByState").execute();
  await nameOffersByVisit(db);
  await freeAuditHashes(db);
}

/** A visit has one offer. What is in the queue is dropped: pages come back after the restart and send it again. */
async function nameOffersByVisit(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("offers").execute();
  await db.schema
    .createTable("offers")
    .addColumn("visitId", "text", (column) => column.primaryKey().references("visits.id"))
    .addColumn("participantId", "text", (column) => column.notNull().references("participants.id"))
    .addColumn("tabId", "text", (column) => column.notNull())
    .addColumn("negotiationId", "text", (column) => column.notNull())
    .addColumn("sdp", "text", (column) => column.notNull())
    .addColumn("candidates", "text", (column) => column.notNull())
    .addColumn("candidateCount", "integer", (column) => column.notNull())
    .execute();
}

/** Hashes follow no order: the index that kept them unique wrote another page for each entry. The chain itself shows a copy. */
async function freeAuditHashes(db: Kysely<unknown>): Promise<void> {
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) {
    await sql`alter table audit drop constraint if exists audit_hash_key`.execute(db);
    return;
  }
  // SQLite drops no constraint: the table is made anew (sqlite.org/lang_altertable.html#otheralter).
  await db.schema
    .createTable("newAudit")
    .addColumn("sequence", "integer", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("actor", "text", (column) => column.notNull())
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("visitId", "text")
    .addColumn("previousHash", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .execute();
  await sql`insert into "newAudit" select "sequence", "at", "actor", "action", "visitId", "previousHash", "hash" from audit`.execute(
    db,
  );
  await db.schema.dropTable("audit").execute();
  await db.schema.alterTable("newAudit").renameTo("audit").execute();
}
