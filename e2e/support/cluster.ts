import { randomBytes } from "node:crypto";
import { PostgresServer, whyNoPostgres } from "../../apps/server/src/testing/PostgresServer.ts";
import { RedisServer, whyNoRedis } from "../../apps/server/src/testing/RedisServer.ts";
import { type RunningServer, startServer } from "./server.ts";

/** Why no cluster can be started here; undefined when one can. */
export function whyNoCluster(): string | undefined {
  return whyNoPostgres() ?? whyNoRedis();
}

/** One service of two Node processes, on a Postgres and a Redis of its own. */
export interface Cluster {
  readonly servers: readonly [RunningServer, RunningServer];
  readonly postgres: PostgresServer;
  readonly redis: RedisServer;
  /** Ends everything and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts everything on free ports.
 * @param env further settings of both processes, such as PUBLIC_URL for a proxy before them
 */
export async function startCluster(env: Record<string, string> = {}): Promise<Cluster> {
  const [postgres, redis] = await Promise.all([PostgresServer.start(), RedisServer.start()]);
  const shared = {
    DATABASE_URL: postgres.createDatabase(),
    REDIS_URL: redis.url,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    ...env,
  };
  const servers = [await startServer(shared), await startServer(shared)] as const;
  return {
    servers,
    postgres,
    redis,
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      await Promise.all([postgres.stop(), redis.stop()]);
    },
  };
}
