import { setTimeout as delay } from "node:timers/promises";
import { nextTurn } from "../nextTurn.ts";

/** A rest that is shorter, in ms, is none: only what takes long is made to wait. */
const SHORTEST_REST = 50;

/** Runs a job for each requested key, after the current work and once for many requests. */
export interface Coalescer {
  /** A request while the job of the same key runs makes it run once more. */
  request(key: string): void;
  /** Resolves when nothing runs any more; later requests are ignored. */
  stop(): Promise<void>;
}

/**
 * `job` runs for each requested key; its failures go to `onError`. After a job that took a while the next of its key waits
 * `rest` times as long, so that one that is asked for without end, and takes long, takes only a share of the time.
 */
export function coalesce(
  job: (key: string) => Promise<void>,
  onError: (error: unknown) => void,
  rest = 0,
): Coalescer {
  const running = new Map<string, Promise<void>>();
  const requested = new Set<string>();
  const stopped = new AbortController();

  const run = async (key: string): Promise<void> => {
    while (requested.has(key)) {
      await nextTurn(); // the answer to the request that asked goes out first
      requested.delete(key);
      const began = performance.now();
      await job(key).catch(onError);
      const length = (performance.now() - began) * rest;
      if (length > SHORTEST_REST) await delay(length, undefined, stopped).catch(() => undefined);
    }
    running.delete(key);
  };

  return {
    request(key) {
      if (stopped.signal.aborted) return;
      requested.add(key);
      if (!running.has(key)) running.set(key, run(key));
    },
    async stop() {
      stopped.abort();
      await Promise.all(running.values());
    },
  };
}
