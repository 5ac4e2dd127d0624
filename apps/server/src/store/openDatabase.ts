import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { StartError } from "../startError.ts";
import { m0001Foundations } from "./migrations/m0001Foundations.ts";
import { m0002Handovers } from "./migrations/m0002Handovers.ts";
import { m0003Rooms } from "./migrations/m0003Rooms.ts";
import { m0004Guests } from "./migrations/m0004Guests.ts";
import { nodeSqliteDialect } from "./nodeSqliteDialect.ts";
import type { Schema } from "./schema.ts";

/** Imported one by one: nothing is looked up on the disk at run time. */
const migrations = {
  "0001-foundations": { up: m0001Foundations },
  "0002-handovers": { up: m0002Handovers },
  "0003-rooms": { up: m0003Rooms },
  "0004-guests": { up: m0004Guests },
};

/**
 * Opens the embedded database in `dataDir`, makes it when it is not there and brings its tables up
 * to date. Throws `StartError` when the file cannot be read, written or understood.
 */
export async function openDatabase(dataDir: string): Promise<Kysely<Schema>> {
  const file = join(dataDir, "televisit.sqlite");
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(openFile(file)) });
    await migrate(db);
    return db;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`the database ${file} cannot be used: ${reason}`, { cause });
  }
}

function openFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 5000 });
  // An acknowledged check-in or admit must survive a power cut, so every commit reaches the disk.
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  return database;
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
