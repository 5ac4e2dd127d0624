import { type Config, loadConfig } from "../config.ts";
import { StartError } from "../startError.ts";
import { type Check, Finding, NotApplicable } from "./check.ts";
import { checkClock } from "./checkClock.ts";
import { checkDatabase } from "./checkDatabase.ts";
import { checkDisk } from "./checkDisk.ts";
import { checkMail } from "./checkMail.ts";
import { checkPublicAddress } from "./checkPublicAddress.ts";
import { checkRedis } from "./checkRedis.ts";
import { relayChecks } from "./checkRelay.ts";
import { checkWebSocket } from "./checkWebSocket.ts";

/** What came of one check. */
export interface Result {
  readonly name: string;
  readonly state: "ok" | "failed" | "skipped";
  readonly message: string;
  /** How to mend it, of a failure alone. */
  readonly remedy?: string;
}

const CONFIGURATION = "configuration";

/** In this order: what others need comes first. */
const checks: readonly Check[] = [
  checkDisk,
  checkDatabase,
  checkRedis,
  checkPublicAddress,
  checkWebSocket,
  checkClock,
  ...relayChecks,
  checkMail,
];

type Settings = Readonly<Record<string, string | undefined>>;

/** Looks at everything that the service depends on, and names exactly what is wrong. */
export async function examine(env: Settings, leastFree: number): Promise<Result[]> {
  const read = readConfig(env);
  if (!("config" in read)) {
    const rest = checks.map(({ name }) => skipped(name, `the ${CONFIGURATION} cannot be read`));
    return [read, ...rest];
  }
  const { config } = read;
  const results: Result[] = [read.result];
  for (const check of checks) {
    const missing = check.needs?.find((name) =>
      results.some((one) => one.name === name && one.state !== "ok"),
    );
    results.push(
      missing ? skipped(check.name, `it needs the ${missing}`) : await perform(check, { config, leastFree }),
    );
  }
  return results;
}

function readConfig(env: Settings): Result | { config: Config; result: Result } {
  try {
    const config = loadConfig(env);
    const kind = config.production ? "production" : "development";
    return { config, result: { name: CONFIGURATION, state: "ok", message: `${kind}, ${config.publicUrl}` } };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    const remedy = "correct this setting; README.md lists all of them, deploy/make-env.sh makes good secrets";
    return { name: CONFIGURATION, state: "failed", message: error.message, remedy };
  }
}

async function perform(check: Check, context: Parameters<Check["run"]>[0]): Promise<Result> {
  const { name } = check;
  try {
    return { name, state: "ok", message: await check.run(context) };
  } catch (error) {
    if (error instanceof NotApplicable) return skipped(name, error.message);
    if (error instanceof Finding)
      return { name, state: "failed", message: error.message, remedy: error.remedy };
    return {
      name,
      state: "failed",
      message: String(error),
      remedy: "this was not foreseen: please report it",
    };
  }
}

function skipped(name: string, message: string): Result {
  return { name, state: "skipped", message };
}
