import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** @param {string} stampFile */
function readStamp(stampFile) {
  try {
    return readFileSync(stampFile, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * Does a piece of work unless the stamp says that it was done for the same input. The stamp is taken away
 * before the work and written after it, so that an interruption never leaves one that says done.
 * @param {string} stampFile
 * @param {string} input hash of everything the work depends on
 * @param {() => Promise<void>} work
 */
export async function oncePerInput(stampFile, input, work) {
  if (readStamp(stampFile) === input) return;
  rmSync(stampFile, { force: true });
  await work();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(`${stampFile}.new`, input);
  renameSync(`${stampFile}.new`, stampFile);
}
