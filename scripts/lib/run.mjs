import { spawn } from "node:child_process";

/** @type {NodeJS.Signals[]} */
const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"];
const signalNumbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };

/** A command that ended with another code than 0. */
export class CommandFailed extends Error {
  /**
   * @param {string} command
   * @param {number} exitCode
   */
  constructor(command, exitCode) {
    super(`${command} ended with code ${exitCode}`);
    this.exitCode = exitCode;
  }
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCodeOf(code, signal) {
  if (code !== null) return code;
  return 128 + (signalNumbers[/** @type {keyof typeof signalNumbers} */ (signal)] ?? 0);
}

/**
 * Starts a command whose life is tied to this process: a signal sent to this process alone is handed on,
 * and `ended` resolves to its exit code (128 + the signal's number when a signal ended it).
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: "inherit", ...options });
  const handedOn = new Set();
  /**
   * Once each: Ctrl-C comes from the terminal and from npm, and reaches the child by itself as well.
   * @param {NodeJS.Signals} signal
   */
  const handOn = (signal) => {
    if (!handedOn.has(signal)) child.kill(signal);
    handedOn.add(signal);
  };
  for (const signal of stopSignals) process.on(signal, handOn);
  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(exitCodeOf(code, signal)));
  });
  const tidy = ended.finally(() => {
    for (const signal of stopSignals) process.off(signal, handOn);
  });
  return { child, ended: tidy };
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @throws {CommandFailed} when it does not end with code 0
 */
export async function run(command, args, options) {
  const exitCode = await start(command, args, options).ended;
  if (exitCode !== 0) throw new CommandFailed([command, ...args].join(" "), exitCode);
}

/**
 * Runs a command to its end and shows what it says only when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @throws {CommandFailed} when it does not end with code 0
 */
export async function runQuietly(command, args, options) {
  const { child, ended } = start(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  /** @type {Buffer[]} */
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => output.push(chunk));
  const exitCode = await ended;
  if (exitCode === 0) return;
  process.stderr.write(Buffer.concat(output));
  throw new CommandFailed([command, ...args].join(" "), exitCode);
}
