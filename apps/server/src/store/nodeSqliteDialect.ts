import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { SqliteDialect, type SqliteStatement } from "kysely";

/**
 * Kysely's SQLite dialect over Node's own `node:sqlite`. Kysely expects the shape of better-sqlite3,
 * which passes parameters as one array and marks statements that return rows as `reader`.
 */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare: (sql) => adaptStatement(database, sql),
    },
  });
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
