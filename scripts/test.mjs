// npm test: the checks of a change, in the order in which a failure is cheapest to see. Stops at the first that fails.
// npm test -- --only lint,unit runs some of them; npm test -- --all also what takes long, or needs root.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium, ensureFirefox } from "./browsers.mjs";
import { ensureBuilt } from "./lib/ensureBuilt.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { inOwnNetwork } from "./lib/ownNetwork.mjs";
import { pinnedNode, root } from "./lib/root.mjs";
import { CommandFailed, run } from "./lib/run.mjs";
import { say } from "./lib/say.mjs";

const packages = ["packages/protocol", "packages/rtc", "apps/server", "apps/web"];
const reports = join(root, ".cache/test");
const unitReport = join(reports, "unit.json");
const journeyReport = join(reports, "journeys.json");
const extrasReport = join(reports, "extras.json");
const adverseReport = join(reports, "adverse.json");
const systemReport = join(reports, "system.json");

/** Tests counted so far; a check that is no test counts as one when it fails. */
const count = { passed: 0, failed: 0, flaky: 0, skipped: 0 };

/**
 * Runs a tool of the repository with the pinned Node.
 * @param {string} script path from the root
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
const tool = (script, args, options) =>
  run(pinnedNode, [join(root, script), ...args], { cwd: root, ...options });

/** @param {string} report */
const read = (report) => JSON.parse(readFileSync(report, "utf8"));

/**
 * Runs a test runner and adds what its report says, which a crash leaves unwritten.
 * @param {string} report
 * @param {() => Promise<void>} runner
 * @param {() => typeof count} counts
 */
async function counted(report, runner, counts) {
  rmSync(report, { force: true });
  try {
    await runner();
  } finally {
    if (existsSync(report)) {
      const { passed, failed, flaky, skipped } = counts();
      count.passed += passed;
      count.failed += failed;
      count.flaky += flaky;
      count.skipped += skipped;
    }
  }
}

function unitCounts() {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = read(unitReport);
  const skipped = numPendingTests + numTodoTests;
  return { passed: numPassedTests, failed: numFailedTests, flaky: 0, skipped };
}

/** A project that lost its configuration must not pass by running nothing. */
function assertEachPackageWasTested() {
  /** @type {{ name: string }[]} */
  const files = read(unitReport).testResults;
  const untested = packages.filter((folder) => !files.some(({ name }) => name.includes(`/${folder}/`)));
  if (untested.length > 0) throw new Error(`No test ran in ${untested.join(", ")}`);
}

async function unit() {
  const env = { ...process.env, CHROME_PATH: await ensureChromium() };
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`];
  await counted(unitReport, () => tool("node_modules/vitest/vitest.mjs", args, { env }), unitCounts);
  assertEachPackageWasTested();
}

/** @param {string} report */
function journeyCounts(report) {
  const { expected, unexpected, flaky, skipped } = read(report).stats;
  return { passed: expected + flaky, failed: unexpected, flaky, skipped };
}

/**
 * @param {string} report
 * @param {string[]} args of Playwright
 * @param {typeof inOwnNetwork} [within] where it runs: on this machine, unless told
 */
async function playwright(report, args, within = (...command) => command) {
  await ensureBuilt();
  const firefox = await ensureFirefox();
  const env = {
    ...process.env,
    CHROME_PATH: await ensureChromium(),
    ...(firefox ? { FIREFOX_PATH: firefox } : {}),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const cli = join(root, "e2e/node_modules/@playwright/test/cli.js");
  const [command, words] = within(pinnedNode, [cli, "test", "--reporter=list,json", ...args]);
  await counted(
    report,
    () => run(command, words, { env, cwd: join(root, "e2e") }),
    () => journeyCounts(report),
  );
}

async function types() {
  for (const project of [".", ...packages, "e2e"]) {
    await tool("node_modules/typescript/bin/tsc", ["-p", join(root, project)]);
  }
}

async function weight() {
  await ensureBuilt();
  await tool("scripts/weight.mjs", []);
}

const steps = [
  {
    name: "format",
    title: "Format and import order",
    check: () => tool("node_modules/@biomejs/biome/bin/biome", ["check"]),
  },
  { name: "lint", title: "Lint", check: () => tool("node_modules/oxlint/bin/oxlint", ["--deny-warnings"]) },
  { name: "canary", title: "The linter can fail", check: () => tool("scripts/canary.mjs", []) },
  { name: "types", title: "Types", check: types },
  { name: "dead", title: "Dead code", check: () => tool("node_modules/knip/bin/knip.js", []) },
  { name: "unit", title: "Unit, contract and call engine tests", check: unit },
  { name: "weight", title: "Weight of the built web app", check: weight },
  { name: "journeys", title: "Browser journeys", check: () => playwright(journeyReport, []) },
  {
    name: "extras",
    title: "Browser journeys beside the visit",
    check: () => playwright(extrasReport, ["--config", "extras/playwright.config.ts"]),
    onRequest: true,
  },
  {
    name: "adverse",
    title: "Browser journeys that take long",
    check: () => playwright(adverseReport, ["--config", "adverse/playwright.config.ts"]),
    onRequest: true,
  },
  {
    name: "system",
    title: "Networks of their own",
    check: () => playwright(systemReport, ["--config", "system/playwright.config.ts"], inOwnNetwork),
    onRequest: true,
  },
];

/** @param {string[]} args */
function wantedSteps(args) {
  const at = args.indexOf("--only");
  if (args.join() === "--all") return steps;
  if (at === -1 && args.length > 0) throw new Error(`Unknown option ${args[0]}; there are --only and --all`);
  if (at === -1) return steps.filter(({ onRequest = false }) => !onRequest);
  const names = (args[at + 1] ?? "").split(",");
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Error(`No check is called ${unknown.join()}: ${steps.map(({ name }) => name).join()}`);
  return steps.filter(({ name }) => names.includes(name));
}

/** @param {(typeof steps)[number]} step */
async function perform({ title, check }) {
  say(`\n── ${title}`);
  const began = performance.now();
  try {
    await check();
  } finally {
    say(`── ${title}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}

try {
  const wanted = wantedSteps(process.argv.slice(2));
  await perform({ name: "install", title: "Packages", check: ensureInstalled });
  for (const step of wanted) await perform(step);
} catch (error) {
  if (count.failed === 0) count.failed = 1;
  say(error instanceof CommandFailed ? error.message : String(error));
  process.exitCode = 1;
}
if (count.flaky > 0) say(`${count.flaky} flaky: passed only at the second try`);
if (count.skipped > 0) say(`${count.skipped} skipped`);
console.log(`${count.passed} passed, ${count.failed} failed`);
