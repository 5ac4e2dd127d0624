import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import type { Config } from "../config.ts";
import { StartError } from "../startError.ts";
import { m0001Foundations } from "./migrations/m0001Foundations.ts";
import { m0002Handovers } from "./migrations/m0002Handovers.ts";
import { m0003Rooms } from "./migrations/m0003Rooms.ts";
import { m0004Guests } from "./migrations/m0004Guests.ts";
import { m0005Queues } from "./migrations/m0005Queues.ts";
import { m0006FewerIndexes } from "./migrations/m0006FewerIndexes.ts";
import { openSqlite, sqliteFile } from "./openSqlite.ts";
import type { Schema } from "./schema.ts";

/** An open database. */
export interface Database {
  readonly db: Kysely<Schema>;
  readonly kind: "sqlite" | "postgres";
  /**
   * Does what must not happen twice at once, such as changing tables: of several processes that start
   * together on one Postgres, each waits for its turn. Nothing else is held up meanwhile.
   */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

/** Imported one by one: nothing is looked up on the disk at run time. */
const migrations = {
  "0001-foundations": { up: m0001Foundations },
  "0002-handovers": { up: m0002Handovers },
  "0003-rooms": { up: m0003Rooms },
  "0004-guests": { up: m0004Guests },
  "0005-queues": { up: m0005Queues },
  "0006-fewer-indexes": { up: m0006FewerIndexes },
};

/**
 * Opens the database and brings its tables up to date: Postgres when `databaseUrl` names one, otherwise the
 * embedded one in `dataDir`, which is made when it is not there. Throws `StartError` when it cannot be reached,
 * read, written or understood.
 */
export async function openDatabase(config: Pick<Config, "dataDir" | "databaseUrl">): Promise<Database> {
  const database = await open(config);
  try {
    const { db, kind } = database;
    await database.exclusively(() => (kind === "sqlite" ? inTransaction(db, migrate) : migrate(db)));
    return database;
  } catch (cause) {
    await database.db.destroy();
    throw unusable(config, cause);
  }
}

async function open({ dataDir, databaseUrl }: Pick<Config, "dataDir" | "databaseUrl">): Promise<Database> {
  try {
    if (databaseUrl === null) return openSqlite(dataDir);
    // Loaded on request: a single process on SQLite has no use for the driver.
    const { openPostgres } = await import("./postgres/openPostgres.ts");
    return await openPostgres(databaseUrl);
  } catch (cause) {
    throw unusable({ dataDir, databaseUrl }, cause);
  }
}

/** Names the database without the password that its URL may hold. */
function unusable(
  { dataDir, databaseUrl }: Pick<Config, "dataDir" | "databaseUrl">,
  cause: unknown,
): StartError {
  const url = databaseUrl === null ? null : new URL(databaseUrl);
  const name = url ? url.host + url.pathname : sqliteFile(dataDir);
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StartError(`the database ${name} cannot be used: ${reason}`, { cause });
}

/**
 * Everything or nothing, and no other process (the admin command) writes meanwhile: for SQLite Kysely does not do so itself, and what
 * is cut off between two statements would have neither the old tables nor the new ones.
 */
async function inTransaction(db: Kysely<Schema>, work: (db: Kysely<Schema>) => Promise<void>): Promise<void> {
  // There is one connection. `begin` takes the write lock.
  await sql`begin`.execute(db);
  try {
    await work(db);
    await sql`commit`.execute(db);
  } catch (error) {
    // SQLite may have rolled back itself, when the disk is full for one.
    await sql`rollback`.execute(db).catch(() => undefined);
    throw error;
  }
}

async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** The names of migrations that the tables of an open database lack. */
export async function pendingMigrations(db: Kysely<Schema>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const known = await migrator.getMigrations();
  return known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}
