import type { DatabaseSync, SQLInputValue, SQLOutputValue } from "node:sqlite";
import { type CompiledQuery, type QueryResult, SelectQueryNode, SqliteAdapter, SqliteDialect } from "kysely";

/** Statements that are kept ready: more than the service has, so that only odd ones push each other out. */
const MOST_STATEMENTS = 300;

/** A statement that is ready to run, in the shape that Kysely expects. */
interface Statement {
  /** Whether it returns rows. */
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
}

type Prepare = (sql: string) => Statement;

/**
 * Kysely's SQLite dialect over Node's own `node:sqlite`. Kysely expects the shape of better-sqlite3,
 * which passes parameters as one array and marks statements that return rows as `reader`.
 */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #adapter: NodeSqliteAdapter;

  /** `reader` is a second connection to the same file: with it reading waits for no transaction. */
  constructor(database: DatabaseSync, reader?: DatabaseSync) {
    const caches: StatementCaches = [new Map(), new Map()];
    const prepare = preparing(database, caches[0], caches);
    const version = database.prepare("pragma data_version");
    const close = () => {
      reader?.close();
      database.close();
    };
    super({ database: { close, prepare } });
    this.#adapter = new NodeSqliteAdapter({
      prepare,
      prepareRead: reader ? preparing(reader, caches[1], caches) : () => null,
      isBusy: () => database.isTransaction,
      revision: () => Number(version.get()?.["data_version"]),
    });
  }

  override createAdapter(): NodeSqliteAdapter {
    return this.#adapter;
  }
}

interface Ways {
  readonly prepare: Prepare;
  /** On the second connection; null without one. */
  readonly prepareRead: (sql: string) => Statement | null;
  /** Whether the first connection is in a transaction. */
  readonly isBusy: () => boolean;
  readonly revision: () => number;
}

/** What may run a compiled query itself: Kysely's way to a connection takes as long as most statements. */
export class NodeSqliteAdapter extends SqliteAdapter {
  readonly #ways: Ways;

  constructor(ways: Ways) {
    super();
    this.#ways = ways;
  }

  /** Is another number when somebody else than this process's own connection has written (sqlite.org/pragma.html#pragma_data_version). */
  revision(): number {
    return this.#ways.revision();
  }

  /**
   * The statement of a query that needs not wait for its turn: inside a transaction, which has the connection, every one;
   * outside what only reads, which sees what is committed. Null for the others.
   */
  direct({ sql, query }: CompiledQuery, isTransaction: boolean): Statement | null {
    const { prepare, prepareRead, isBusy } = this.#ways;
    if (isTransaction) return prepare(sql);
    if (!SelectQueryNode.is(query)) return null;
    // The second connection finds its pages outdated after each commit of the first, and reads them anew.
    return isBusy() ? prepareRead(sql) : prepare(sql);
  }
}

/** Runs a statement and tells what Kysely would, but for the id of a new row, which nobody asks for. */
export function runStatement<Row>(statement: Statement, parameters: readonly unknown[]): QueryResult<Row> {
  if (statement.reader) return { rows: statement.all(parameters) as Row[] };
  return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) };
}

type StatementCaches = readonly [Map<string, Statement>, Map<string, Statement>];

/** SQLite prepares a statement anew after a table has changed, but its columns were noted before. */
const CHANGES_TABLES = /^\s*(create|alter|drop|rollback)\b/i;

/** Preparing a statement takes as long as running it several times. */
function preparing(database: DatabaseSync, known: Map<string, Statement>, caches: StatementCaches): Prepare {
  return (sql) => {
    const found = known.get(sql);
    if (found) return found;
    const made = adaptStatement(database, sql);
    if (CHANGES_TABLES.test(sql)) {
      for (const cache of caches) cache.clear();
      return made;
    }
    known.set(sql, made);
    const [oldest] = known.keys();
    if (oldest !== undefined && known.size > MOST_STATEMENTS) known.delete(oldest);
    return made;
  };
}

function adaptStatement(database: DatabaseSync, sql: string): Statement {
  // A transaction that reads before it writes would fail, not wait, when another process (the admin
  // command) has written meanwhile: it takes the write lock at its beginning (sqlite.org/lang_transaction.html).
  const statement = database.prepare(sql === "begin" ? "begin immediate" : sql);
  const names = statement.columns().map(({ name }) => name);
  // Rows come as arrays: `node:sqlite` looks each name up anew for each row that it makes an object of.
  statement.setReturnArrays(true);
  const toRow = (values: unknown) => named(names, values as readonly SQLOutputValue[]);
  return {
    reader: names.length > 0,
    all: (parameters) => statement.all(...parameters.map(toSql)).map(toRow),
    run: (parameters) => statement.run(...parameters.map(toSql)),
    *iterate(parameters) {
      for (const values of statement.iterate(...parameters.map(toSql))) yield toRow(values);
    },
  };
}

function named(names: readonly string[], values: readonly SQLOutputValue[]) {
  const row: Record<string, SQLOutputValue> = {};
  let column = 0;
  for (const name of names) row[name] = values[column++] ?? null;
  return row;
}

function toSql(value: unknown): SQLInputValue {
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
      return value;
    case "boolean":
      return value ? 1 : 0;
    default:
      if (value === null || value === undefined) return null;
      if (value instanceof Uint8Array) return value;
      throw new TypeError(`a ${typeof value} cannot be stored`);
  }
}
