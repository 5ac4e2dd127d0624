/**
 * Preloaded into each process that is measured: tells over IPC what it has used. Needs `--expose-gc`.
 * The answer to `cpu` is in seconds, of all threads; that to `memory` in bytes that are resident after a collection.
 */
import { setTimeout as pause } from "node:timers/promises";

export type Question = "cpu" | "memory";

/** What a collection frees is given back to the system a moment later. */
const SETTLE = 300;

async function memory(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    // Only this one gives empty pages of the heap back; otherwise what the garbage took would count.
    globalThis.gc?.({ type: "major", execution: "sync", flavor: "last-resort" });
    await pause(SETTLE);
  }
  return process.memoryUsage.rss();
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

process.on("message", (question: Question) => {
  void Promise.resolve(question === "cpu" ? cpu() : memory()).then((answer) => process.send?.(answer));
});
// It keeps nobody alive.
process.channel?.unref();
