import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { afterEach, beforeEach, expect, test } from "vitest";
import { auditStore, firstBrokenEntry } from "./auditChain.ts";
import { compileOnce } from "./compileOnce.ts";
import { groupCommit } from "./groupCommit.ts";
import { m0001Foundations } from "./migrations/m0001Foundations.ts";
import { openDatabase } from "./openDatabase.ts";
import { openSqlite } from "./openSqlite.ts";
import type { Schema } from "./schema.ts";

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
  expect(rows).toEqual([{ n: 6 }]);
  await db.destroy();
});

test("an audit trail of the first tables goes on unbroken in those of today", async () => {
  const { db: old } = openSqlite(dataDir);
  const migrations = { "0001-foundations": { up: m0001Foundations } };
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db: old, provider }).migrateToLatest();
  expect(error).toBeUndefined();
  const fact = { at: "2026-01-01T00:00:00.000Z", actor: "client:1", action: "check-in", visitId: null };
  const before = auditStore(old, groupCommit(old));
  for (let count = 0; count < 3; count += 1) await before.append(fact);
  const kept = await before.entries();
  await old.destroy();

  const { db } = await openDatabase({ dataDir, databaseUrl: null });
  const after = auditStore(db, groupCommit(db));
  expect(await after.entries()).toEqual(kept);
  await after.append(fact);
  const entries = await after.entries();
  expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
  expect(firstBrokenEntry(entries)).toBeNull();
  await db.destroy();
});

test("tables that could not be changed to the end are as they were, and are changed the next time", async () => {
  const { db: old } = openSqlite(dataDir);
  // What stands in the way of the last of the changes.
  await sql`create table "newAudit" (n integer)`.execute(old);
  await expect(openDatabase({ dataDir, databaseUrl: null })).rejects.toThrow(/newAudit/);
  expect((await old.introspection.getTables()).map(({ name }) => name)).toEqual(["newAudit"]);
  await sql`drop table "newAudit"`.execute(old);
  await old.destroy();

  const { db } = await openDatabase({ dataDir, databaseUrl: null });
  expect(await auditStore(db, groupCommit(db)).entries()).toEqual([]);
  await db.destroy();
});

const addRoom = compileOnce<{ id: string }, unknown>((db, { id }) =>
  db
    .insertInto("rooms")
    .values({ id, nameKey: id, name: id, seats: 2, creatorId: id, createdAt: "", arrivals: 0 }),
);
const findRooms = compileOnce<object, { id: string }>((db) =>
  db.selectFrom("rooms").select("id").orderBy("id"),
);
const roomsIn = async (db: Kysely<Schema>) => (await findRooms(db, {})).rows.map(({ id }) => id);

test("whoever reads beside a transaction sees what is committed, and waits for nobody", async () => {
  const { db } = await openDatabase({ dataDir, databaseUrl: null });
  await db.transaction().execute(async (transaction) => {
    await addRoom(transaction, { id: "a" });
    expect(await roomsIn(transaction)).toEqual(["a"]);
    expect(await roomsIn(db)).toEqual([]);
  });
  expect(await roomsIn(db)).toEqual(["a"]);
  await addRoom(db, { id: "b" });
  expect(await roomsIn(db)).toEqual(["a", "b"]);
  await db.destroy();
});

test("what a transaction wrote before it failed is gone", async () => {
  const { db } = await openDatabase({ dataDir, databaseUrl: null });
  const failed = db.transaction().execute(async (transaction) => {
    await addRoom(transaction, { id: "a" });
    await addRoom(transaction, { id: "a" });
  });
  await expect(failed).rejects.toThrow(/UNIQUE/);
  expect(await roomsIn(db)).toEqual([]);
  await db.destroy();
});

test("rows have the columns that their table has got", async () => {
  const { db } = await openDatabase({ dataDir, databaseUrl: null });
  const all = () => sql`select * from rooms`.execute(db);
  await addRoom(db, { id: "a" });
  await all();
  await sql`alter table rooms rename column "createdAt" to "madeAt"`.execute(db);
  await sql`alter table rooms add column colour text default 'blue'`.execute(db);
  expect((await all()).rows).toEqual([
    { id: "a", nameKey: "a", name: "a", seats: 2, creatorId: "a", madeAt: "", arrivals: 0, colour: "blue" },
  ]);
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
