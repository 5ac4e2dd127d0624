import { createHash } from "node:crypto";
import { type ColumnMetadata, type Kysely, sql } from "kysely";
import { firstBrokenEntry, readTrail } from "./auditChain.ts";
import type { Schema } from "./schema.ts";

/** What was moved of a table; the hash is over all its rows, as both databases hold them. */
export interface MovedTable {
  readonly name: string;
  readonly rows: number;
  readonly hash: string;
}

type Row = Readonly<Record<string, unknown>>;

/** Rows of one statement: below Postgres' 65,535 parameters. */
const BATCH = 500;

/**
 * Copies every table of an SQLite database into the same tables of an empty Postgres, reads them back and
 * compares. Both hold still meanwhile, and Postgres keeps either everything or nothing. Throws an error whose
 * message says what differs.
 */
export function moveTables(from: Kysely<Schema>, to: Kysely<Schema>): Promise<MovedTable[]> {
  return from.transaction().execute((source) =>
    to.transaction().execute(async (target) => {
      const columns = new Map(
        (await target.introspection.getTables()).map((table) => [table.name, table.columns]),
      );
      const moved: MovedTable[] = [];
      for (const name of await tablesInOrder(source)) {
        moved.push(await moveTable({ source, target, name, columns: columns.get(name) ?? [] }));
      }
      await requireWholeTrail(source, "before the move");
      await requireWholeTrail(target, "after the move");
      return moved;
    }),
  );
}

/** Each table after those that it refers to. */
async function tablesInOrder(source: Kysely<Schema>): Promise<string[]> {
  const names = (await source.introspection.getTables())
    .filter(({ isView }) => !isView)
    .map(({ name }) => name);
  const needs = new Map<string, string[]>();
  for (const name of names) {
    const { rows } = await sql<{
      table: string;
    }>`select "table" from pragma_foreign_key_list(${name})`.execute(source);
    needs.set(
      name,
      rows.map(({ table }) => table),
    );
  }
  const ordered = new Set<string>();
  const add = (name: string): void => {
    for (const needed of needs.get(name) ?? []) if (needed !== name && !ordered.has(needed)) add(needed);
    ordered.add(name);
  };
  for (const name of names.toSorted()) add(name);
  return [...ordered];
}

interface TableMove {
  readonly source: Kysely<Schema>;
  readonly target: Kysely<Schema>;
  readonly name: string;
  /** As Postgres has them. */
  readonly columns: readonly ColumnMetadata[];
}

async function moveTable({ source, target, name, columns }: TableMove): Promise<MovedTable> {
  if (columns.length === 0) throw new Error(`the new database has no table ${name}`);
  const held = (await readTable(target, name)).length;
  if (held > 0) throw new Error(`the new database is not empty: ${name} has ${held} rows`);
  const rows = (await readTable(source, name)).map((row) => toPostgres(row, columns));
  for (let at = 0; at < rows.length; at += BATCH) await insert(target, name, rows.slice(at, at + BATCH));

  const arrived = await readTable(target, name);
  const hash = hashOf(rows);
  if (arrived.length !== rows.length)
    throw new Error(`${name}: ${arrived.length} of ${rows.length} rows arrived`);
  if (hashOf(arrived) !== hash) throw new Error(`${name}: its rows are not the same in the new database`);
  return { name, rows: rows.length, hash };
}

async function readTable(db: Kysely<Schema>, name: string): Promise<Row[]> {
  return (await sql<Row>`select * from ${sql.table(name)}`.execute(db)).rows;
}

async function insert(target: Kysely<Schema>, name: string, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(names.map((column) => row[column]))})`);
  const columns = sql.join(names.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(name)} (${columns}) values ${sql.join(values)}`.execute(target);
}

/** SQLite knows neither truth values nor instants: the accounts' tables hold them as numbers and text. */
function toPostgres(row: Row, columns: readonly ColumnMetadata[]): Row {
  const types = new Map(columns.map(({ name, dataType }) => [name, dataType]));
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, convert(value, types.get(name) ?? "")]),
  );
}

function convert(value: unknown, type: string): unknown {
  if (value === null) return null;
  if (type === "bool") return value === 1;
  const isInstant = type.startsWith("timestamp") && (typeof value === "string" || typeof value === "number");
  return isInstant ? new Date(value) : value;
}

/** Over every value of every row, in whatever order rows and columns come. */
function hashOf(rows: readonly Row[]): string {
  const digests = rows.map((row) => {
    const fields = Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
  });
  return createHash("sha256").update(digests.toSorted().join()).digest("hex");
}

async function requireWholeTrail(db: Kysely<Schema>, when: string): Promise<void> {
  const broken = firstBrokenEntry(await readTrail(db));
  if (broken !== null) throw new Error(`the audit trail is broken at entry ${broken} ${when}`);
}
