// Proves that the linter can fail. Each file of lint-canary/ stands where it would stand in the repository
// and says in its first line which one rule it breaks, or that it breaks none.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pinnedNode, root } from "./lib/root.mjs";
import { say } from "./lib/say.mjs";

const canaries = join(root, "lint-canary");

/** @param {string} folder */
function lint(folder) {
  const oxlint = join(root, "node_modules/oxlint/bin/oxlint");
  const { stdout, stderr } = spawnSync(pinnedNode, [oxlint, "--deny-warnings", "-f", "json", "."], {
    cwd: folder,
    encoding: "utf8",
  });
  try {
    /** @type {{ filename: string, code: string }[]} */
    const diagnostics = JSON.parse(stdout).diagnostics;
    return diagnostics;
  } catch (cause) {
    throw new Error(`oxlint gave no report: ${stdout}${stderr}`, { cause });
  }
}

/** The rules reported for each file, with the repository's own configuration and folders. */
function reportedRules() {
  const folder = mkdtempSync(join(tmpdir(), "televisit-canary-"));
  try {
    cpSync(canaries, folder, { recursive: true });
    cpSync(join(root, "oxlint.config.ts"), join(folder, "oxlint.config.ts"));
    /** @type {Map<string, string[]>} */
    const rules = new Map();
    for (const { filename, code } of lint(folder)) {
      rules.set(filename, [...(rules.get(filename) ?? []), code]);
    }
    return rules;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file */
function expectedRules(file) {
  const expected = /^\/\/ expect: (\S+)\n/.exec(readFileSync(join(canaries, file), "utf8"))?.[1];
  if (expected === undefined) throw new Error(`lint-canary/${file} does not say what it expects`);
  return expected === "nothing" ? [] : [expected];
}

const files = readdirSync(canaries, { recursive: true, encoding: "utf8" }).filter((file) =>
  /\.tsx?$/.test(file),
);
if (files.length === 0) throw new Error("lint-canary/ is empty");
const reported = reportedRules();
const wrong = files.filter((file) => String(reported.get(file) ?? []) !== String(expectedRules(file)));
for (const file of wrong) {
  say(
    `lint-canary/${file}: expected ${expectedRules(file).join() || "nothing"}, got ${reported.get(file) ?? "nothing"}`,
  );
}
say(`${files.length - wrong.length} of ${files.length} canaries as expected`);
process.exitCode = wrong.length === 0 ? 0 : 1;
