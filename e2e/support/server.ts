import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort } from "./freePort.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const node = join(root, "node_modules/node/bin/node");
const START_LIMIT = 20_000;

/** The two lines that the server prints once it answers. */
interface Links {
  dashboardUrl: string;
  joinLink: string;
}

/** A real server process on a port and a data folder of its own. */
export interface RunningServer extends Links {
  /** Origin of its pages, without a slash at the end. */
  readonly url: string;
  readonly dataDir: string;
  /** Everything the process wrote to stderr so far. */
  errorOutput(): string;
  /** Ends the process and starts a new one on the same port and data. */
  restart(): Promise<void>;
  /** Ends the process, at once with SIGKILL and gracefully otherwise; the data stays. */
  halt(signal?: NodeJS.Signals): Promise<void>;
  /** Makes an account as a host does, by the admin command, while the server runs. */
  createProfessional(name: string, email: string): Promise<{ email: string; password: string }>;
  /** Ends the process and removes its data. */
  stop(): Promise<void>;
}

class ServerProcess {
  readonly links: Promise<Links>;
  errors = "";
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;

  constructor(env: NodeJS.ProcessEnv) {
    const child = spawn(node, [join(root, "apps/server/src/main.ts")], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.errors += text;
    });
    // A test run that is cut short leaves no server behind.
    const end = () => child.kill("SIGKILL");
    process.once("exit", end);
    child.once("exit", () => process.off("exit", end));
    this.#ended = once(child, "exit").then(() => undefined);
    this.links = this.#readLinks(createInterface(child.stdout));
  }

  #readLinks(lines: AsyncIterable<string>): Promise<Links> {
    const read = async () => {
      const links: Partial<Links> = {};
      for await (const line of lines) {
        if (line.startsWith("Dashboard: ")) links.dashboardUrl = line.slice("Dashboard: ".length);
        if (line.startsWith("Join link: ")) links.joinLink = line.slice("Join link: ".length);
        const { dashboardUrl, joinLink } = links;
        if (dashboardUrl !== undefined && joinLink !== undefined) return { dashboardUrl, joinLink };
      }
      throw new Error(`the server ended before it answered:\n${this.errors}`);
    };
    const limit = AbortSignal.timeout(START_LIMIT);
    const late = once(limit, "abort").then(() => {
      throw new Error(`the server printed no links within ${START_LIMIT} ms:\n${this.errors}`);
    });
    return Promise.race([read(), late]);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill(signal);
    await this.#ended;
  }
}

async function createProfessional(env: NodeJS.ProcessEnv, name: string, email: string) {
  const admin = join(root, "apps/server/src/admin/main.ts");
  const running = promisify(execFile)(
    node,
    [admin, "create-professional", "--email", email, "--name", name],
    { env },
  );
  running.child.stdin?.end();
  const password = /^Password: (.+)$/m.exec((await running).stdout)?.[1];
  if (password === undefined) throw new Error("the admin command printed no password");
  return { email, password };
}

/**
 * Starts the server as a host would, on a free port and an empty data folder, and waits until it answers.
 * @param env settings beside PORT, DATA_DIR and NODE_ENV
 */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), "televisit-e2e-"));
  const settings = { ...process.env, NODE_ENV: "test", PORT: String(port), DATA_DIR: dataDir, ...env };
  let current = new ServerProcess(settings);
  const server: RunningServer = {
    url: `http://localhost:${port}`,
    dataDir,
    ...(await current.links),
    errorOutput: () => current.errors,
    async restart() {
      await current.end("SIGTERM");
      current = new ServerProcess(settings);
      Object.assign(server, await current.links);
    },
    createProfessional: (name, email) => createProfessional(settings, name, email),
    halt: (signal = "SIGTERM") => current.end(signal),
    async stop() {
      await current.end("SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return server;
}
