import { execFileSync } from "node:child_process";
import { cpus } from "node:os";

/**
 * Keeps processes that are measured in turn on the last core. One that the system moves about takes up to half as much time
 * again, and none is moved like another. Without `taskset` (util-linux) it says so, and the shares of two runs differ more.
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
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error; // some would be kept there, others not
    console.log("without taskset services are moved between cores, and runs differ more");
  }
}
