import { type Kysely, SqliteAdapter, sql } from "kysely";

/**
 * Takes away what is written with every change and hardly ever read: each index of a table is one more page to keep. States of
 * visits are counted a few times a minute, an offer is found by its visit, and of which hash an entry is nobody asks.
 */
export async function m0006FewerIndexes(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("visitsByState").execute();
  if (db.getExecutor().adapter instanceof SqliteAdapter) {
    await remakeOffers(db);
    await remakeAudit(db);
    return;
  }
  await sql`alter table offers drop constraint if exists offers_pkey`.execute(db);
  await sql`alter table offers alter column id drop not null`.execute(db);
  await sql`alter table audit drop constraint if exists audit_hash_key`.execute(db);
}

/** SQLite drops no constraint: a table is made anew (sqlite.org/lang_altertable.html#otheralter). */
async function remakeOffers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("newOffers")
    .addColumn("visitId", "text", (column) => column.primaryKey().references("visits.id"))
    .addColumn("participantId", "text", (column) => column.notNull().references("participants.id"))
    .addColumn("tabId", "text", (column) => column.notNull())
    .addColumn("negotiationId", "text", (column) => column.notNull())
    .addColumn("sdp", "text", (column) => column.notNull())
    .addColumn("candidates", "text", (column) => column.notNull().defaultTo(""))
    .addColumn("candidateCount", "integer", (column) => column.notNull().defaultTo(0))
    // Of no use any more, but written by a process of the version before until it is started anew.
    .addColumn("id", "text")
    .execute();
  await move(db, "offers", "newOffers", [
    "visitId",
    "participantId",
    "tabId",
    "negotiationId",
    "sdp",
    "candidates",
    "candidateCount",
    "id",
  ]);
}

async function remakeAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("newAudit")
    .addColumn("sequence", "integer", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("actor", "text", (column) => column.notNull())
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("visitId", "text")
    .addColumn("previousHash", "text", (column) => column.notNull())
    // Hashes follow no order: the index that kept them unique wrote another page for each entry. The chain shows a copy.
    .addColumn("hash", "text", (column) => column.notNull())
    .execute();
  const columns = ["sequence", "at", "actor", "action", "visitId", "previousHash", "hash"];
  await move(db, "audit", "newAudit", columns);
}

/** Puts the rows of a table into the one that takes its place. */
async function move(db: Kysely<unknown>, old: string, made: string, columns: string[]): Promise<void> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(made)} (${list}) select ${list} from ${sql.table(old)}`.execute(db);
  await db.schema.dropTable(old).execute();
  await db.schema.alterTable(made).renameTo(old).execute();
}
