import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "./openDatabase.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "televisit-database-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test("commits reach the disk before they are acknowledged, and foreign keys hold", async () => {
  const { db } = await openDatabase({ dataDir, databaseUrl: null });
  const pragma = async (name: string) => (await sql.raw(`PRAGMA ${name}`).execute(db)).rows[0];
  expect(await pragma("journal_mode")).toEqual({ journal_mode: "wal" });
  expect(await pragma("synchronous")).toEqual({ synchronous: 2 });
  expect(await pragma("foreign_keys")).toEqual({ foreign_keys: 1 });
  await db.destroy();
});

test("opening it again changes nothing", async () => {
  await (await openDatabase({ dataDir, databaseUrl: null })).db.destroy();
  const { db } = await openDatabase({ dataDir, databaseUrl: null });
  const { rows } = await sql`select count(*) as n from kysely_migration`.execute(db);
  expect(rows).toEqual([{ n: 5 }]);
  await db.destroy();
});

test("a file that is no database is refused in words", async () => {
  writeFileSync(join(dataDir, "televisit.sqlite"), "this is not a database at all");
  await expect(openDatabase({ dataDir, databaseUrl: null })).rejects.toThrow(
    expect.objectContaining({ name: "StartError", message: expect.stringContaining("cannot be used") }),
  );
});

test("a folder that cannot be made is refused in words", async () => {
  const file = join(dataDir, "file");
  writeFileSync(file, "");
  await expect(openDatabase({ dataDir: join(file, "data"), databaseUrl: null })).rejects.toThrow(
    expect.objectContaining({ name: "StartError" }),
  );
});
