import { Kysely } from "kysely";
import { Client, type ClientConfig, Pool } from "pg";
import type { Database } from "../openDatabase.ts";
import type { Schema } from "../schema.ts";
import { SerialPostgresDialect } from "./SerialPostgresDialect.ts";
import { steadyPool } from "./steadyPool.ts";

/** Any number: the advisory lock that processes hold while they change tables. */
const TABLES_LOCK = 7_083_541;

/** Connections of one process; a transaction that waits for its turn holds one. */
const POOL_SIZE = 20;

/** No statement takes longer, and no process that hangs in a transaction holds the others up longer; in ms. */
const STATEMENT_LIMIT = 10_000;
const CONNECT_LIMIT = 5_000;

/** Connects to Postgres; throws when that fails. */
export async function openPostgres(url: string): Promise<Database> {
  const connection: ClientConfig = {
    connectionString: url,
    application_name: "televisit",
    connectionTimeoutMillis: CONNECT_LIMIT,
    keepAlive: true,
  };
  const exclusively = <T>(work: () => Promise<T>) => withLock(connection, work);
  // Also finds out at once whether the database can be reached.
  await exclusively(() => Promise.resolve());
  const pool = new Pool({
    ...connection,
    max: POOL_SIZE,
    statement_timeout: STATEMENT_LIMIT,
    // A database that hangs keeps no time.
    query_timeout: STATEMENT_LIMIT + CONNECT_LIMIT,
    idle_in_transaction_session_timeout: STATEMENT_LIMIT,
  });
  const db = new Kysely<Schema>({ dialect: new SerialPostgresDialect({ pool: steadyPool(pool) }) });
  return { db, kind: "postgres", exclusively };
}

/** The lock belongs to a connection of its own, so that it goes with the process whatever happens. */
async function withLock<T>(connection: ClientConfig, work: () => Promise<T>): Promise<T> {
  const client = new Client(connection);
  // A connection that breaks meanwhile is told by the next query; without a listener it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [TABLES_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}
