import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The two networks inside: the router's address in each, and that of who is in it. */
const networks = [
  { router: "10.204.78.1", own: "10.204.78.2" },
  { router: "10.204.78.5", own: "10.204.78.6" },
] as const;

/**
 * A network namespace behind a router, whose cable can be unplugged or plugged in elsewhere while a call runs. The
 * router is there so that this machine's own network never changes. What runs inside reaches this machine at `host`.
 */
export class MovablePath {
  readonly host = "10.204.77.1";
  readonly #inside = `tvm${process.pid}`;
  readonly #router = `tvr${process.pid}`;
  readonly #outer = `tvx${process.pid}`;
  readonly #folder = mkdtempSync(join(tmpdir(), "televisit-path-"));
  #network: 0 | 1 = 0;

  constructor() {
    for (const namespace of [this.#inside, this.#router]) run("ip", "netns", "add", namespace);
    run("ip", "link", "add", this.#outer, "type", "veth", "peer", "name", "wan", "netns", this.#router);
    run("ip", "addr", "add", `${this.host}/30`, "dev", this.#outer);
    run("ip", "link", "set", this.#outer, "up");
    run("ip", "route", "add", "10.204.78.0/28", "via", "10.204.77.2", "dev", this.#outer);
    this.#routerRuns("ip", "addr", "add", "10.204.77.2/30", "dev", "wan");
    this.#routerRuns("ip", "link", "set", "wan", "up");
    this.#routerRuns(
      "ip",
      "link",
      "add",
      "lan",
      "type",
      "veth",
      "peer",
      "name",
      "eth0",
      "netns",
      this.#inside,
    );
    for (const { router } of networks) this.#routerRuns("ip", "addr", "add", `${router}/30`, "dev", "lan");
    this.#routerRuns("ip", "link", "set", "lan", "up");
    this.#routerRuns("sysctl", "-qw", "net.ipv4.ip_forward=1");
    this.#insideRuns("ip", "link", "set", "lo", "up");
    this.#insideRuns("ip", "addr", "add", `${networks[0].own}/30`, "dev", "eth0");
    this.up();
  }

  /** A program that runs another one inside: give it to a browser's launcher. */
  wrap(program: string): string {
    const wrapper = join(this.#folder, "inside");
    writeFileSync(wrapper, `#!/bin/sh\nexec ip netns exec ${this.#inside} ${program} "$@"\n`, {
      mode: 0o755,
    });
    return wrapper;
  }

  /** Takes the interface down: the system inside knows at once. */
  down(): void {
    this.#insideRuns("ip", "link", "set", "eth0", "down");
  }

  up(): void {
    this.#insideRuns("ip", "link", "set", "eth0", "up");
    this.#insideRuns("ip", "route", "replace", "default", "via", networks[this.#network].router);
  }

  /** Moves what runs inside to the other network, where it has another address. */
  move(): void {
    const before = networks[this.#network].own;
    this.#network = this.#network === 0 ? 1 : 0;
    this.#insideRuns("ip", "addr", "del", `${before}/30`, "dev", "eth0");
    this.#insideRuns("ip", "addr", "add", `${networks[this.#network].own}/30`, "dev", "eth0");
    this.#insideRuns("ip", "route", "replace", "default", "via", networks[this.#network].router);
  }

  /** Takes everything away again; the cables go with the namespaces. */
  remove(): void {
    run("ip", "link", "del", this.#outer);
    for (const namespace of [this.#inside, this.#router]) run("ip", "netns", "del", namespace);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #insideRuns(...command: string[]): void {
    run("ip", "netns", "exec", this.#inside, ...command);
  }

  #routerRuns(...command: string[]): void {
    run("ip", "netns", "exec", this.#router, ...command);
  }
}

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: ["ignore", "ignore", "inherit"] });
}
