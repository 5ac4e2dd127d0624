// Finds the browsers that the tests drive, or gets them. As a script it prints CHROME_PATH=… and
// FIREFOX_PATH=… for a shell: eval "$(node scripts/browsers.mjs)".
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { pinnedNode, root } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";
import { say } from "./lib/say.mjs";

/** @typedef {{ path: string, source: string }} Browser */

const chromiumNames = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const chromiumApplications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const firefoxNames = ["firefox-esr", "firefox"];
const firefoxApplications = ["/Applications/Firefox.app/Contents/MacOS/firefox"];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first of these that is installed and starts: Ubuntu's `chromium-browser` is only a note about a snap.
 * @param {string[]} names looked up on PATH
 * @param {string[]} applications whole paths
 */
function findInstalled(names, applications) {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...applications]
    .filter(isExecutable)
    .find((path) => spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0);
}

/**
 * @param {string} variable
 * @returns {Browser | undefined}
 */
function fromEnvironment(variable) {
  const path = process.env[variable];
  if (!path) return undefined;
  if (!isExecutable(path)) throw new Error(`${variable} names ${path}, which cannot be run`);
  return { path, source: variable };
}

/** @returns {Promise<Browser | undefined>} */
async function findPlaywrightsOwn() {
  const { chromium } = await import("playwright");
  const path = chromium.executablePath();
  return existsSync(path) ? { path, source: "Playwright's download" } : undefined;
}

const canUseApt = () =>
  process.getuid?.() === 0 && existsSync("/etc/debian_version") && isExecutable("/usr/bin/apt-get");

/** @param {string} debianPackage */
async function installByApt(debianPackage) {
  say(`Installing Debian's ${debianPackage} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], { stdio: ["ignore", 2, 2], env });
  const args = ["install", "-y", "-q", "--no-install-recommends", debianPackage];
  await run("apt-get", args, { stdio: ["ignore", 2, 2], env });
}

/** @returns {Promise<Browser | undefined>} */
async function findChromium() {
  const named = fromEnvironment("CHROME_PATH");
  if (named) return named;
  const path = findInstalled(chromiumNames, chromiumApplications);
  return path ? { path, source: "installed" } : findPlaywrightsOwn();
}

/** @returns {Browser | undefined} */
function findFirefox() {
  const named = fromEnvironment("FIREFOX_PATH");
  if (named) return named;
  const path = findInstalled(firefoxNames, firefoxApplications);
  return path ? { path, source: "installed" } : undefined;
}

async function getChromium() {
  if (canUseApt()) {
    await installByApt("chromium");
  } else {
    say("Downloading Playwright's Chromium …");
    const playwright = join(root, "node_modules/playwright/cli.js");
    await run(pinnedNode, [playwright, "install", "chromium"], { stdio: ["ignore", 2, 2] });
  }
  return findChromium();
}

/**
 * A Chromium: CHROME_PATH, an installed one, Playwright's own, else one is installed now. Needs the packages.
 * @returns {Promise<string>} path of the executable
 */
export async function ensureChromium() {
  const browser = (await findChromium()) ?? (await getChromium());
  if (!browser) throw new Error("No Chromium could be found or installed: set CHROME_PATH");
  say(`Chromium: ${browser.path} (${browser.source})`);
  return browser.path;
}

async function getFirefox() {
  if (!canUseApt()) return undefined;
  try {
    await installByApt("firefox-esr");
  } catch (error) {
    say(String(error));
  }
  return findFirefox();
}

/**
 * A Firefox: FIREFOX_PATH, an installed one, else Debian's when that can be installed.
 * @returns {Promise<string | undefined>} path of the executable
 */
export async function ensureFirefox() {
  const browser = findFirefox() ?? (await getFirefox());
  if (browser) say(`Firefox: ${browser.path} (${browser.source})`);
  else
    say(
      "Firefox: none found and none could be installed. THE FIREFOX JOURNEYS ARE SKIPPED (set FIREFOX_PATH).",
    );
  return browser?.path;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  console.log(`CHROME_PATH='${await ensureChromium()}'`);
  const firefox = await ensureFirefox();
  if (firefox) console.log(`FIREFOX_PATH='${firefox}'`);
}
