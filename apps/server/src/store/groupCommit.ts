import type { Kysely } from "kysely";
import { nextTurn } from "../nextTurn.ts";
import type { Schema } from "./schema.ts";

/** Runs work as a transaction. It may run twice, and must do nothing but ask the database. */
export type Transact = <T>(work: (transaction: Kysely<Schema>) => Promise<T>) => Promise<T>;

interface Job {
  /** Keeps the result until the commit. */
  run(transaction: Kysely<Schema>): Promise<void>;
  resolve(): void;
  reject(error: unknown): void;
}

/** As many as are committed at once; whoever is first waits for the last. */
const MOST = 64;

/**
 * Transactions that come together are committed together: each commit waits for the disk (or for Postgres), and
 * twenty that share one cost little more than one. They run one after the other, as they came, and each is answered after the commit. When one
 * fails nothing of the group is written, and all are run again, each for itself.
 */
export function groupCommit(db: Kysely<Schema>): Transact {
  const waiting: Job[] = [];
  let running = false;

  const runAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      await nextTurn(); // those that came with the same messages join
      await runGroup(db, waiting.splice(0, MOST));
    }
    running = false;
  };

  return (work) =>
    new Promise((resolve, reject) => {
      let result: Awaited<ReturnType<typeof work>>;
      waiting.push({
        async run(transaction) {
          result = await work(transaction);
        },
        resolve: () => resolve(result),
        reject,
      });
      if (running) return;
      running = true;
      void runAll();
    });
}

async function runGroup(db: Kysely<Schema>, group: readonly Job[]): Promise<void> {
  try {
    await db.transaction().execute(async (transaction) => {
      for (const job of group) await job.run(transaction).catch(asFailure);
    });
  } catch (error) {
    const alone = group.length === 1;
    if (error instanceof JobFailure && !alone) for (const job of group) await runGroup(db, [job]);
    // Nobody knows whether a commit that was not answered has been made: it is not repeated.
    else for (const job of group) job.reject(error instanceof JobFailure ? error.cause : error);
    return;
  }
  for (const job of group) job.resolve();
}

/** A job has failed before anything was committed. */
class JobFailure extends Error {}

function asFailure(cause: unknown): never {
  throw new JobFailure("a transaction failed", { cause });
}
