import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@televisit/protocol/errors";
import type { PostgresPool, PostgresPoolClient } from "kysely";
import { DatabaseError, type Pool, type PoolClient } from "pg";

/** A restart of the database is waited for this long, in ms: less than a page waits for its answer. */
const PATIENCE = 8_000;
const PAUSE = 100;

/**
 * A pool that outlives restarts of the database: whoever asks for a connection waits until there is one again.
 * Work that was under way is not repeated, because nobody knows how far it came: it fails with `unavailable`.
 */
export function steadyPool(pool: Pool): PostgresPool {
  // A connection that breaks leaves the pool by itself, idle or between two queries of a transaction; without
  // listeners it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return {
    connect: () => connect(pool),
    end: () => pool.end(),
    options: pool.options,
  };
}

async function connect(pool: Pool): Promise<PostgresPoolClient> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      return tellOutages(await pool.connect());
    } catch (error) {
      if (!isOutage(error)) throw error;
      if (Date.now() > deadline) throw unavailable(error);
      await delay(PAUSE);
    }
  }
}

function tellOutages(client: PoolClient): PostgresPoolClient {
  const query = async (text: string, values: unknown[]): Promise<unknown> => {
    try {
      return await client.query(text, values);
    } catch (error) {
      throw isOutage(error) ? unavailable(error) : error;
    }
  };
  return Object.assign(Object.create(client), { query });
}

function unavailable(cause: unknown): AppError {
  return new AppError("unavailable", "the database does not answer", { cause });
}

/**
 * Whether the database is away rather than of another opinion: what the socket and the driver say, and of
 * Postgres' own codes class 08 (connection), 53300 (too many), 57014 (out of time) and 57P01 to 57P03 (it stops or starts).
 */
function isOutage(error: unknown): boolean {
  if (error instanceof DatabaseError) return /^(08...|53300|57014|57P0[123])$/.test(error.code ?? "");
  if (!(error instanceof Error)) return false;
  const { code, message } = error as NodeJS.ErrnoException;
  return code?.startsWith("E") === true || /terminated|timeout|not queryable/i.test(message);
}
