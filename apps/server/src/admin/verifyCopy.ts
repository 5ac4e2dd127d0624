import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { firstBrokenEntry, readTrail } from "../store/auditChain.ts";
import { NodeSqliteDialect } from "../store/nodeSqliteDialect.ts";
import type { Schema } from "../store/schema.ts";

/** Reads a copy of the database from end to end. Throws when it is damaged or its audit trail is not whole. */
export async function verifyCopy(file: string): Promise<{ visits: number; entries: number }> {
  const database = new DatabaseSync(file, { readOnly: true });
  const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(database) });
  try {
    const report = database.prepare("PRAGMA integrity_check(1)").get();
    if (report?.["integrity_check"] !== "ok") throw new Error(`${file} is damaged`);
    if (database.prepare("PRAGMA foreign_key_check").get()) throw new Error(`${file} is not whole`);
    const entries = await readTrail(db);
    if (firstBrokenEntry(entries) !== null) throw new Error(`the audit log in ${file} was changed`);
    const counted = database.prepare("SELECT count(*) AS visits FROM visits").get();
    return { visits: Number(counted?.["visits"]), entries: entries.length };
  } finally {
    await db.destroy();
  }
}
