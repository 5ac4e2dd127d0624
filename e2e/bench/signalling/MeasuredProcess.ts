import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Question } from "./probe.ts";

const probe = new URL("probe.ts", import.meta.url).href;

/** None of them outlives this program. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** A server in a process of its own, which tells what it has used. */
export class MeasuredProcess {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  /**
   * Starts a module on a port and resolves when it has written a line that says that it can be used.
   * @param env its whole environment, PORT included
   */
  static async start(module: URL, env: Readonly<Record<string, string>>): Promise<MeasuredProcess> {
    const execArgv = ["--expose-gc", ...profiling(), "--import", probe];
    const child = fork(fileURLToPath(module), { env, execArgv, stdio: ["ignore", "pipe", "inherit", "ipc"] });
    running.add(child);
    child.once("exit", () => running.delete(child));
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on("data", (text: Buffer) => /^(ready|Join link)/m.test(text.toString()) && resolve());
      child.once("exit", () => reject(new Error(`${module.pathname} ended`)));
    });
    return new MeasuredProcess(`http://localhost:${env["PORT"]}`, child);
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  /** Processor time so far, in seconds. */
  cpu(): Promise<number> {
    return this.#ask("cpu");
  }

  /** Resident memory after a collection, in bytes. */
  memory(): Promise<number> {
    return this.#ask("memory");
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await gone;
  }

  async #ask(question: Question): Promise<number> {
    const answer = once(this.#child, "message");
    this.#child.send(question);
    const [value] = await answer;
    return Number(value);
  }
}

/** PROFILE=<folder> writes a processor profile of each server there. */
function profiling(): string[] {
  const folder = process.env["PROFILE"];
  return folder === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${folder}`];
}
