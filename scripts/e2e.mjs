// Runs a program of e2e/ (a benchmark, the screenshots) against the built service, with a browser at hand:
// npm run bench:join -- --runs 9
// With --own-network in front, in a network of its own.
import { join } from "node:path";
import { ensureChromium } from "./browsers.mjs";
import { ensureBuilt } from "./lib/ensureBuilt.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { failAs } from "./lib/failAs.mjs";
import { inOwnNetwork } from "./lib/ownNetwork.mjs";
import { pinnedNode, root } from "./lib/root.mjs";
import { start } from "./lib/run.mjs";

const words = process.argv.slice(2);
const within = words[0] === "--own-network" ? inOwnNetwork : null;
const [program = "", ...args] = within ? words.slice(1) : words;
try {
  await ensureInstalled();
  await ensureBuilt();
  const env = { ...process.env, CHROME_PATH: await ensureChromium() };
  /** @type {[string, string[]]} */
  const command = [pinnedNode, [join(root, "e2e", program), ...args]];
  const running = start(...(within?.(...command) ?? command), { cwd: join(root, "e2e"), env });
  process.exitCode = await running.ended;
} catch (error) {
  failAs("It could not be run", error);
}
