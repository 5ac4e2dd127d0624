import { DatabaseSync } from "node:sqlite";
import { Kysely, type Logger, sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { groupCommit, type Transact } from "./groupCommit.ts";
import { NodeSqliteDialect } from "./nodeSqliteDialect.ts";
import type { Schema } from "./schema.ts";

let statements: string[];
let transact: Transact;
let db: Kysely<Schema>;
beforeEach(async () => {
  const dialect = new NodeSqliteDialect(new DatabaseSync(":memory:"));
  const log: Logger = ({ query }) => void statements.push(query.sql);
  db = new Kysely<Schema>({ dialect, log });
  statements = [];
  await sql`create table numbers (n integer primary key)`.execute(db);
  transact = groupCommit(db);
});

const insert = (n: number) =>
  transact((transaction) => sql`insert into numbers values (${n})`.execute(transaction));
const commits = () => statements.filter((statement) => statement === "commit").length;
async function kept(): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`select n from numbers order by n`.execute(db);
  return rows.map(({ n }) => n);
}

test("transactions that come together are committed together, in their order", async () => {
  await Promise.all([3, 1, 2].map(insert));
  expect(commits()).toBe(1);
  expect(statements.filter((statement) => statement.startsWith("insert"))).toHaveLength(3);
  expect(await kept()).toEqual([1, 2, 3]);
});

test("nobody is answered before the commit", async () => {
  await Promise.race([insert(1), insert(2)]);
  expect(commits()).toBe(1);
});

test("one that fails takes nobody with it", async () => {
  const results = await Promise.allSettled([insert(1), insert(1), insert(2)]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(results[1]).toMatchObject({ reason: { message: expect.stringContaining("UNIQUE") } });
  expect(await kept()).toEqual([1, 2]);
});

test("one that fails by itself fails with its own error, and the next is served", async () => {
  const refusal = new Error("not this one");
  await expect(transact(() => Promise.reject(refusal))).rejects.toBe(refusal);
  await insert(1);
  expect(await kept()).toEqual([1]);
});

test("a commit that fails is not repeated", async () => {
  await sql`pragma foreign_keys = on`.execute(db);
  await sql`create table links (n integer references numbers (n) deferrable initially deferred)`.execute(db);
  const link = (n: number) =>
    transact((transaction) => sql`insert into links values (${n})`.execute(transaction));
  statements = [];
  const results = await Promise.allSettled([insert(1), link(7)]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(statements.filter((statement) => statement.startsWith("insert"))).toHaveLength(2);
});
