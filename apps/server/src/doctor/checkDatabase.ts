import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { NodeSqliteDialect } from "../store/nodeSqliteDialect.ts";
import { pendingMigrations } from "../store/openDatabase.ts";
import type { Schema } from "../store/schema.ts";
import { type Check, Finding, reasonOf } from "./check.ts";

const BACKUP = "restore a backup: npx televisit admin restore --from <file>";

/** Whether the database is whole and its tables are those of this program; nothing is changed. */
export const checkDatabase: Check = {
  name: "database",
  needs: ["disk"],
  async run({ config: { dataDir, databaseUrl } }) {
    if (databaseUrl !== null) return (await import("./checkPostgres.ts")).checkPostgres(databaseUrl);
    const file = join(dataDir, "televisit.sqlite");
    if (!existsSync(file)) {
      throw new Finding(
        `there is none in ${dataDir}`,
        "start the server once, which makes it, or correct DATA_DIR",
      );
    }
    const database = openFile(file);
    const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(database) });
    try {
      mustBeWhole(database, file);
      const pending = await pendingMigrations(db);
      if (pending.length > 0) {
        const remedy = "restart the server: it brings the tables up to date";
        throw new Finding(
          `its tables are older than this program (${pending.join(", ")} is missing)`,
          remedy,
        );
      }
      return file;
    } finally {
      await db.destroy();
    }
  },
};

function openFile(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 5000 });
  } catch (cause) {
    throw new Finding(`${file} cannot be opened: ${reasonOf(cause)}`, BACKUP, { cause });
  }
}

function mustBeWhole(database: DatabaseSync, file: string): void {
  try {
    const report = database.prepare("PRAGMA quick_check(1)").get();
    if (report?.["quick_check"] === "ok") return;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Finding(`${file} cannot be read: ${message}`, BACKUP, { cause });
  }
  throw new Finding(`${file} is damaged`, BACKUP);
}
