import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { NodeSqliteDialect } from "./nodeSqliteDialect.ts";
import type { Database } from "./openDatabase.ts";
import type { Schema } from "./schema.ts";

/** Where the embedded database is. */
export function sqliteFile(dataDir: string): string {
  return join(dataDir, "televisit.sqlite");
}

/** Opens the embedded database in `dataDir` as it is, and makes the file when it is not there. */
export function openSqlite(dataDir: string): Database {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = sqliteFile(dataDir);
  const database = openFile(file);
  const reader = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  return {
    db: new Kysely<Schema>({ dialect: new NodeSqliteDialect(database, reader) }),
    kind: "sqlite",
    // One process has the file; SQLite itself lets another wait (the admin command).
    exclusively: (work) => work(),
  };
}

function openFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 5000 });
  // An acknowledged check-in or admit must survive a power cut, so every commit reaches the disk.
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  // In pages: what the log holds is copied into the file in larger lots, since many of its pages change again soon.
  database.exec("PRAGMA wal_autocheckpoint = 4000");
  // In kB: the visits of a few days stay at hand, where 2 MB would be read from the file over and over.
  database.exec("PRAGMA cache_size = -16000");
  return database;
}
