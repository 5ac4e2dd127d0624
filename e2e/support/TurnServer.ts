import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const shippedFile = fileURLToPath(new URL("../../deploy/coturn/turnserver.conf", import.meta.url));

/** Why no relay can be started here; undefined when one can. */
export function whyNoTurnServer(): string | undefined {
  try {
    execFileSync("turnserver", ["-h"], { stdio: "ignore" });
    return undefined;
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return missing ? "turnserver is not installed (Debian: coturn)" : undefined; // -h exits with 1
  }
}

export interface TurnServerOptions {
  /** The address to listen on and to relay from. */
  readonly address: string;
  readonly port: number;
  readonly tlsPort: number;
  /** Private addresses that may be relayed to here: the tests have no other. None unless given. */
  readonly allowedPeers?: readonly string[];
  /** Further options of turnserver that replace the file's own. */
  readonly options?: readonly string[];
  /** What runs it, such as `ip netns exec NAME`; nothing unless given. */
  readonly within?: readonly string[];
}

/** A real coturn with the configuration that hosts get: only its place and its secret are the test's own. */
export class TurnServer {
  readonly secret = randomBytes(32).toString("hex");
  readonly #given: TurnServerOptions;
  readonly #folder = mkdtempSync(join(tmpdir(), "televisit-turn-"));
  #child: ChildProcess | undefined;
  #output = "";

  constructor(options: TurnServerOptions) {
    this.#given = options;
    execFileSync(
      "openssl",
      // biome-ignore format: option and value
      ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
        "-subj", "/CN=televisit test relay", "-addext", `subjectAltName=IP:${options.address}`,
        "-keyout", this.#file("key.pem"), "-out", this.#file("certificate.pem")],
      { stdio: "ignore" },
    );
  }

  /** UDP, TCP and TLS, as TURN_URLS takes them. */
  get urls(): string[] {
    const { address, port, tlsPort } = this.#given;
    return [
      `turn:${address}:${port}?transport=udp`,
      `turn:${address}:${port}?transport=tcp`,
      `turns:${address}:${tlsPort}?transport=tcp`,
    ];
  }

  /** The certificate of its TLS, as PEM text. */
  get certificate(): string {
    return readFileSync(this.#file("certificate.pem"), "utf8");
  }

  /** For Chromium's `--ignore-certificate-errors-spki-list`, which covers the TLS of a relay as well. */
  get certificateHash(): string {
    const { publicKey } = new X509Certificate(readFileSync(this.#file("certificate.pem")));
    return createHash("sha256")
      .update(publicKey.export({ type: "spki", format: "der" }))
      .digest("base64");
  }

  /** What it has written so far. */
  get output(): string {
    return this.#output;
  }

  /** Starts it, and resolves when it listens. */
  async start(): Promise<void> {
    const [program = "turnserver", ...args] = [
      ...(this.#given.within ?? []),
      "turnserver",
      ...this.#options(),
    ];
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    const end = () => child.kill("SIGKILL");
    process.once("exit", end);
    child.once("exit", () => process.off("exit", end));
    const ended = once(child, "exit").then(() => {
      throw new Error(`turnserver ended before it listened:\n${this.#output}`);
    });
    await Promise.race([this.#listening(child), ended]);
    ended.catch(() => undefined);
  }

  /** Ends it as a crash would: its allocations are gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  /** Ends it and removes its files. */
  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #options(): string[] {
    const { address, port, tlsPort, allowedPeers = [], options = [] } = this.#given;
    const own = {
      "-c": shippedFile,
      "--static-auth-secret": this.secret,
      "--realm": "televisit.test",
      "--listening-ip": address,
      "--relay-ip": address,
      "--listening-port": String(port),
      "--tls-listening-port": String(tlsPort),
      "--cert": this.#file("certificate.pem"),
      "--pkey": this.#file("key.pem"),
      "--userdb": this.#file("turndb"),
      "--pidfile": this.#file("pid"),
      "--log-file": "stdout",
    };
    const peers = allowedPeers.flatMap((range) => ["--allowed-peer-ip", range]);
    return [...Object.entries(own).flat(), "--simple-log", ...peers, ...options];
  }

  #listening(child: ChildProcess): Promise<void> {
    const { stdout, stderr } = child;
    if (!stdout || !stderr) throw new Error("turnserver has no output");
    return new Promise((resolve) => {
      const onLine = (line: string) => {
        this.#output += `${line}\n`;
        if (line.includes("Total General servers")) resolve(); // printed once its sockets are open
      };
      createInterface(stdout).on("line", onLine);
      createInterface(stderr).on("line", onLine);
    });
  }

  #file(name: string): string {
    return join(this.#folder, name);
  }
}
