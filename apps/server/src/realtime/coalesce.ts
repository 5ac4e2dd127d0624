/** Runs a job per key after the current work, once for many requests; a request during a run runs it again. */
export interface Coalescer {
  request(key: string): void;
  /** Resolves when nothing runs any more; later requests are ignored. */
  stop(): Promise<void>;
}

/** `job` is run for each requested key; its failures go to `onError`. */
export function coalesce(job: (key: string) => Promise<void>, onError: (error: unknown) => void): Coalescer {
  const running = new Map<string, { again: boolean; done: Promise<void> }>();
  let stopped = false;

  const run = async (key: string): Promise<void> => {
    do {
      const entry = running.get(key);
      if (entry) entry.again = false;
      await nextTurn();
      await job(key).catch(onError);
    } while (running.get(key)?.again && !stopped);
    running.delete(key);
  };

  return {
    request(key) {
      if (stopped) return;
      const entry = running.get(key);
      if (entry) entry.again = true;
      else running.set(key, { again: false, done: Promise.resolve() });
      const added = running.get(key);
      if (!entry && added) added.done = run(key);
    },
    async stop() {
      stopped = true;
      await Promise.all([...running.values()].map((entry) => entry.done));
    },
  };
}

/** Lets the acknowledgement of the request that caused the job go out first. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
