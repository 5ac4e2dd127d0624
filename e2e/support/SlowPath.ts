import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Why the path cannot be made here; undefined when it can. */
export function whyNoSlowPath(): string | undefined {
  if (process.getuid?.() !== 0) return "network namespaces need root";
  try {
    for (const tool of ["ip", "tc"]) execFileSync(tool, ["-V"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "ip and tc are not installed (Debian: iproute2)";
  }
}

/**
 * A network namespace with one cable to this machine, whose bandwidth can be limited in both directions
 * while a call runs. What runs in it reaches this machine at `host`.
 */
export class SlowPath {
  readonly host = "10.203.77.1";
  readonly #namespace = `tv${process.pid}`;
  readonly #outer = `tvo${process.pid}`;
  readonly #inner = `tvi${process.pid}`;
  readonly #folder = mkdtempSync(join(tmpdir(), "televisit-path-"));

  constructor() {
    run("ip", "netns", "add", this.#namespace);
    run("ip", "link", "add", this.#outer, "type", "veth", "peer", "name", this.#inner);
    run("ip", "link", "set", this.#inner, "netns", this.#namespace);
    run("ip", "addr", "add", `${this.host}/30`, "dev", this.#outer);
    run("ip", "link", "set", this.#outer, "up");
    this.#inside("ip", "addr", "add", "10.203.77.2/30", "dev", this.#inner);
    this.#inside("ip", "link", "set", this.#inner, "up");
    this.#inside("ip", "link", "set", "lo", "up");
  }

  /** A program that runs another one inside: give it to a browser's launcher. */
  wrap(program: string): string {
    const wrapper = join(this.#folder, "inside");
    writeFileSync(wrapper, `#!/bin/sh\nexec ip netns exec ${this.#namespace} ${program} "$@"\n`, {
      mode: 0o755,
    });
    return wrapper;
  }

  /** Limits both directions to so many kbit/s, with a queue of 300 ms as a home router has one. */
  limit(kilobits: number): void {
    const queue = ["root", "tbf", "rate", `${kilobits}kbit`, "burst", "3kb", "latency", "300ms"];
    run("tc", "qdisc", "replace", "dev", this.#outer, ...queue);
    this.#inside("tc", "qdisc", "replace", "dev", this.#inner, ...queue);
  }

  lift(): void {
    run("tc", "qdisc", "del", "dev", this.#outer, "root");
    this.#inside("tc", "qdisc", "del", "dev", this.#inner, "root");
  }

  /** Takes everything away again; the cable goes with the namespace. */
  remove(): void {
    run("ip", "link", "del", this.#outer);
    run("ip", "netns", "del", this.#namespace);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #inside(...command: string[]): void {
    run("ip", "netns", "exec", this.#namespace, ...command);
  }
}

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: ["ignore", "ignore", "inherit"] });
}
