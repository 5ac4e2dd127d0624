import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./freePort.ts";
import { LocalProcess } from "./LocalProcess.ts";

/** Why no Redis can be started here; undefined when one can. */
export function whyNoRedis(): string | undefined {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "Redis is not installed (Debian: redis-server)";
  }
}

/** A real Redis on a free port that keeps nothing. */
export class RedisServer {
  /** Its REDIS_URL. */
  readonly url: string;
  readonly #folder: string;
  readonly #process: LocalProcess;

  private constructor(url: string, folder: string, process: LocalProcess) {
    this.url = url;
    this.#folder = folder;
    this.#process = process;
  }

  /** Makes and starts one. */
  static async start(): Promise<RedisServer> {
    const folder = mkdtempSync(join(tmpdir(), "televisit-redis-"));
    const port = String(await freePort());
    const process = new LocalProcess({
      command: "redis-server",
      args: ["--port", port, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no"],
      ready: /Ready to accept connections/,
    });
    await process.start();
    return new RedisServer(`redis://127.0.0.1:${port}`, folder, process);
  }

  /** Ends it and forgets everything that it knew. */
  async halt(): Promise<void> {
    await this.#process.stop("SIGKILL");
  }

  /** Starts it again on the same port. */
  async resume(): Promise<void> {
    await this.#process.start();
  }

  /** It takes connections and commands, and answers none. */
  freeze(): void {
    this.#process.signal("SIGSTOP");
  }

  /** It answers again, also what came meanwhile. */
  thaw(): void {
    this.#process.signal("SIGCONT");
  }

  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
