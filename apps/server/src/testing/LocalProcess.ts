import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface LocalProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** What its output says once it can be used. */
  readonly ready: RegExp;
  /** Its whole environment; this process' own unless given. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another user to run it as, by number. */
  readonly uid?: number;
  readonly gid?: number;
}

/** A service of the machine, run by a test for itself and ended with it. */
export class LocalProcess {
  readonly #options: LocalProcessOptions;
  #child: ChildProcess | undefined;
  #output = "";

  constructor(options: LocalProcessOptions) {
    this.#options = options;
  }

  /** Resolves when it can be used; throws with what it wrote when it ends before. */
  async start(): Promise<void> {
    const { command, args, ready, ...rest } = this.#options;
    this.#output = "";
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...rest });
    this.#child = child;
    // A test run that is cut short leaves nothing behind.
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill);
    child.once("exit", () => process.off("exit", kill));
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        this.#output += chunk.toString();
        if (ready.test(this.#output)) resolve();
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      child.once("error", reject);
      child.once("exit", () => reject(new Error(`${command} ended:\n${this.#output}`)));
    });
  }

  /** Sends it a signal. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Ends it and resolves when it is gone. */
  async stop(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }
}
