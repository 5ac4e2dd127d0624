import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const skipped = new Set(["node_modules", "dist"]);

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !skipped.has(name) && !name.startsWith("."))
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/**
 * A hash over names and contents of files and of folders with all that is below them, except hidden and
 * built files. Contents rather than times, so that a fresh checkout or a `touch` costs no rebuild.
 * @param {string} base folder that the paths are relative to
 * @param {string[]} paths
 * @returns {string} hexadecimal SHA-256
 */
export function contentHash(base, paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesBelow(join(base, path)))) {
    const content = readFileSync(file);
    hash.update(`${file.slice(base.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}
