import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { openProfessionals, type Professionals } from "../auth/professionals.ts";
import { loadConfig } from "../config.ts";
import { kyselyStore } from "../store/kyselyStore.ts";
import { openDatabase } from "../store/openDatabase.ts";
import type { Store } from "../store/store.ts";
import { freePort } from "./freePort.ts";
import { LocalProcess } from "./LocalProcess.ts";
import { PostgresServer, whyNoPostgres } from "./PostgresServer.ts";
import { RedisServer, whyNoRedis } from "./RedisServer.ts";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** Why no cluster can be started here; undefined when one can. */
export function whyNoCluster(): string | undefined {
  return whyNoPostgres() ?? whyNoRedis();
}

/** One process of the service. */
export interface ServiceProcess {
  readonly url: string;
  start(): Promise<void>;
  /** Ends it, at once unless another signal is given. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Makes it hang: it keeps its connections and does nothing, until `thaw`. */
  freeze(): void;
  thaw(): void;
}

/** Two Node processes on one Postgres and one Redis, all of them real. */
export interface ServiceCluster {
  readonly processes: readonly [ServiceProcess, ServiceProcess];
  readonly postgres: PostgresServer;
  readonly redis: RedisServer;
  /** The test's own way to the accounts and the store that the processes use. */
  readonly professionals: Professionals;
  readonly store: Store;
  stop(): Promise<void>;
}

/** Starts everything. */
export async function startCluster(): Promise<ServiceCluster> {
  const [postgres, redis] = await Promise.all([PostgresServer.start(), RedisServer.start()]);
  const dataDir = mkdtempSync(join(tmpdir(), "televisit-cluster-"));
  const urls = [`http://localhost:${await freePort()}`, `http://localhost:${await freePort()}`] as const;
  const env = {
    DATA_DIR: dataDir,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    DATABASE_URL: postgres.createDatabase(),
    REDIS_URL: redis.url,
    PUBLIC_URL: urls[0],
    // Pages of either process may speak with both, as behind one balancer.
    WEB_DEV_ORIGIN: urls[1],
    LOG_LEVEL: "warn",
    ROOM_GRACE: "10",
  };
  const processes = [processAt(urls[0], env), processAt(urls[1], env)] as const;
  // Both at once: each finds the database empty.
  await Promise.all(processes.map((process) => process.start()));
  const config = loadConfig(env);
  const database = await openDatabase(config);
  const log = pino({ level: "silent" });
  const now = () => new Date();
  return {
    processes,
    postgres,
    redis,
    professionals: await openProfessionals({ database, config, log, onSessionEnded: () => undefined, now }),
    store: kyselyStore(database.db),
    async stop() {
      await Promise.all(processes.map((process) => process.stop()));
      await database.db.destroy();
      await Promise.all([postgres.stop(), redis.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function processAt(url: string, env: Record<string, string>): ServiceProcess {
  const child = new LocalProcess({
    command: process.execPath,
    args: [main],
    env: { ...env, PORT: new URL(url).port },
    ready: /^Join link: /m,
  });
  return {
    url,
    start: () => child.start(),
    stop: (signal = "SIGKILL") => child.stop(signal),
    freeze: () => child.signal("SIGSTOP"),
    thaw: () => child.signal("SIGCONT"),
  };
}
