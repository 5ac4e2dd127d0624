import { execFileSync } from "node:child_process";
import { cpus } from "node:os";

/**
 * Keeps processes that are measured in turn on the last core, and leaves the others to the load. One that the system moves
 * about takes up to half as much time again, and none is moved like another. Says so where it cannot be done (util-linux).
 */
export function keepOnOneCore(pids: readonly number[]): void {
  const core = cpus().length - 1;
  if (core === 0) return;
  try {
    for (const pid of pids)
      execFileSync("taskset", ["--all-tasks", "--cpu-list", "--pid", String(core), String(pid)], {
        stdio: "ignore",
      });
  } catch (error) {
    console.log(
      `the services are moved between cores, so that runs differ more: ${(error as Error).message}`,
    );
  }
}
