import type { Compilable, CompiledQuery, Kysely, QueryResult } from "kysely";
import { NodeSqliteAdapter, runStatement } from "./nodeSqliteDialect.ts";
import type { Schema } from "./schema.ts";

/** Stands in a query for a value that is given each time it runs. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Runs a query with its values, inside a transaction or outside. */
export type CompiledOnce<Values, Row> = (db: Kysely<Schema>, values: Values) => Promise<QueryResult<Row>>;

/**
 * A query that is put together once for each kind of database and then only given other values: putting one together
 * costs more than running it. `build` must not look at the values, and use each as one parameter.
 */
export function compileOnce<Values extends object, Row>(
  build: (db: Kysely<Schema>, values: Values) => Compilable<Row>,
): CompiledOnce<Values, Row> {
  const known = new WeakMap<object, CompiledQuery<Row>>();
  // The builder takes a slot for a value like any other.
  const slots = new Proxy({}, { get: (_target, name) => new Slot(String(name)) }) as Values;
  return async (db, values) => {
    const { adapter } = db.getExecutor();
    let query = known.get(adapter);
    if (!query) known.set(adapter, (query = build(db, slots).compile()));
    const parameters = query.parameters.map((value) => fill(value, values));
    const statement = adapter instanceof NodeSqliteAdapter ? adapter.direct(query, db.isTransaction) : null;
    return statement ? runStatement(statement, parameters) : db.executeQuery({ ...query, parameters });
  };
}

function fill(parameter: unknown, values: object): unknown {
  return parameter instanceof Slot ? values[parameter.name as keyof typeof values] : parameter;
}
