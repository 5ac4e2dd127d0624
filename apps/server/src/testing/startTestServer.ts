import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { loadConfig } from "../config.ts";
import { type RunningServer, startServer } from "../startServer.ts";
import { freePort } from "./freePort.ts";

/** A whole server on a free port with a database of its own. */
export interface TestServer extends RunningServer {
  readonly url: string;
  readonly dataDir: string;
  /** Makes an account with the password `correct horse battery`. */
  createProfessional(name: string): Promise<{ email: string; password: string; id: string }>;
  /** Stops the server and starts it again on the same port and data. */
  restart(): Promise<void>;
}

export interface TestServerOptions {
  readonly env?: Record<string, string>;
  readonly now?: () => Date;
}

const PASSWORD = "correct horse battery";

/** Starts it; `stop` also removes the data. */
export async function startTestServer({ env = {}, now }: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "televisit-"));
  const port = await freePort();
  const config = loadConfig({ PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "silent", ...env });
  const start = () => startServer(config, pino({ level: config.logLevel }), now);
  let server = await start();
  return {
    url: `http://localhost:${port}`,
    dataDir,
    get professionals() {
      return server.professionals;
    },
    get store() {
      return server.store;
    },
    links: () => server.links(),
    async createProfessional(name) {
      const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.test`;
      const id = await server.professionals.create({ email, name, password: PASSWORD });
      return { email, password: PASSWORD, id };
    },
    async restart() {
      await server.stop();
      server = await start();
    },
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
