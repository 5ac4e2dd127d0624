import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./freePort.ts";
import { LocalProcess } from "./LocalProcess.ts";

const DEBIAN = "/usr/lib/postgresql";

/** The newest installed version's folder of programs; Debian keeps them off PATH. */
function programs(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(DEBIAN, version, "bin"))
    .find((bin) => existsSync(join(bin, "initdb")));
}

/** Why no Postgres can be started here; undefined when one can. */
export function whyNoPostgres(): string | undefined {
  return programs() ? undefined : "Postgres is not installed (Debian: postgresql)";
}

/** Postgres refuses to run as root: the user that Debian made for it. */
function unprivileged(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** A real Postgres on a free port with a folder of its own. */
export class PostgresServer {
  readonly #folder: string;
  readonly #port: number;
  readonly #process: LocalProcess;
  #databases = 0;

  private constructor(folder: string, port: number, process: LocalProcess) {
    this.#folder = folder;
    this.#port = port;
    this.#process = process;
  }

  /** Makes and starts one. */
  static async start(): Promise<PostgresServer> {
    const bin = programs();
    if (!bin) throw new Error(whyNoPostgres());
    const folder = mkdtempSync(join(tmpdir(), "televisit-postgres-"));
    const user = unprivileged();
    if ("uid" in user) chownSync(folder, user.uid, user.gid);
    const data = join(folder, "data");
    execFileSync(
      join(bin, "initdb"),
      ["-D", data, "-U", "televisit", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
      { cwd: folder, stdio: "ignore", ...user },
    );
    const port = await freePort();
    const settings = ["listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`, "fsync=off"];
    const process = new LocalProcess({
      command: join(bin, "postgres"),
      args: ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
      ready: /ready to accept connections/,
      ...user,
    });
    await process.start();
    return new PostgresServer(folder, port, process);
  }

  /** A new, empty database: its DATABASE_URL. */
  createDatabase(): string {
    this.#databases += 1;
    const name = `test${this.#databases}`;
    this.query("postgres", `create database ${name}`);
    return `postgres://televisit@127.0.0.1:${this.#port}/${name}`;
  }

  /** Runs a statement past the code under test; resolves with what psql prints. */
  query(database: string, statement: string): string {
    const psql = join(programs() ?? "", "psql");
    const args = ["-h", "127.0.0.1", "-p", String(this.#port), "-U", "televisit", "-d", database];
    return execFileSync(psql, [...args, "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", statement], {
      encoding: "utf8",
      cwd: this.#folder,
    }).trim();
  }

  /** Ends it, disconnecting everybody; the data stays. */
  async halt(): Promise<void> {
    await this.#process.stop("SIGINT");
  }

  /** Starts it again on the same port and data. */
  async resume(): Promise<void> {
    await this.#process.start();
  }

  /** Ends it and removes its data. */
  async stop(): Promise<void> {
    await this.#process.stop("SIGQUIT");
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
