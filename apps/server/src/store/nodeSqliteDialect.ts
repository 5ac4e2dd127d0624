import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { SqliteDialect, type SqliteStatement } from "kysely";

/** Statements that are kept ready: more than the service has, so that only odd ones push each other out. */
const MOST_STATEMENTS = 300;

/**
 * Kysely's SQLite dialect over Node's own `node:sqlite`. Kysely expects the shape of better-sqlite3,
 * which passes parameters as one array and marks statements that return rows as `reader`.
 */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare: statementCache(database),
    },
  });
}

/** Preparing a statement takes as long as running it several times. SQLite itself prepares it anew after a table has changed. */
function statementCache(database: DatabaseSync): (sql: string) => SqliteStatement {
  const known = new Map<string, SqliteStatement>();
  return (sql) => {
    const found = known.get(sql);
    if (found) return found;
    const made = adaptStatement(database, sql);
    known.set(sql, made);
    const [oldest] = known.keys();
    if (oldest !== undefined && known.size > MOST_STATEMENTS) known.delete(oldest);
    return made;
  };
}

function adaptStatement(database: DatabaseSync, sql: string): SqliteStatement {
  // A transaction that reads before it writes would fail, not wait, when another process (the admin
  // command) has written meanwhile: it takes the write lock at its beginning (sqlite.org/lang_transaction.html).
  const statement = database.prepare(sql === "begin" ? "begin immediate" : sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(toSql)),
    run: (parameters) => statement.run(...parameters.map(toSql)),
    iterate: (parameters) => statement.iterate(...parameters.map(toSql)),
  };
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
