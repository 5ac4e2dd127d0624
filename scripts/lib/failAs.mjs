import { CommandFailed } from "./run.mjs";
import { say } from "./say.mjs";

/**
 * Ends a script with one line that says what failed, and the failed command's own exit code.
 * @param {string} what
 * @param {unknown} error
 */
export function failAs(what, error) {
  say(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = error instanceof CommandFailed ? error.exitCode : 1;
}
