/** Runs a job for each requested key, after the current work and once for many requests. */
export interface Coalescer {
  /** A request while the job of the same key runs makes it run once more. */
  request(key: string): void;
  /** Resolves when nothing runs any more; later requests are ignored. */
  stop(): Promise<void>;
}

/** `job` runs for each requested key; its failures go to `onError`. */
export function coalesce(job: (key: string) => Promise<void>, onError: (error: unknown) => void): Coalescer {
  const running = new Map<string, Promise<void>>();
  const requested = new Set<string>();
  let stopped = false;

  const run = async (key: string): Promise<void> => {
    while (requested.has(key)) {
      await nextTurn();
      requested.delete(key);
      await job(key).catch(onError);
    }
    running.delete(key);
  };

  return {
    request(key) {
      if (stopped) return;
      requested.add(key);
      if (!running.has(key)) running.set(key, run(key));
    },
    async stop() {
      stopped = true;
      await Promise.all(running.values());
    },
  };
}

/** Lets the acknowledgement of the request that caused the job go out first. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
