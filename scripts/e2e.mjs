// Runs a program of e2e/ (a benchmark, the screenshots) against the built service, with a browser at hand:
// npm run bench:join -- --runs 9
import { join } from "node:path";
import { ensureChromium } from "./browsers.mjs";
import { ensureBuilt } from "./lib/ensureBuilt.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { failAs } from "./lib/failAs.mjs";
import { pinnedNode, root } from "./lib/root.mjs";
import { start } from "./lib/run.mjs";

const [program = "", ...args] = process.argv.slice(2);
try {
  await ensureInstalled();
  await ensureBuilt();
  const env = { ...process.env, CHROME_PATH: await ensureChromium() };
  const running = start(pinnedNode, [join(root, "e2e", program), ...args], { cwd: join(root, "e2e"), env });
  process.exitCode = await running.ended;
} catch (error) {
  failAs("It could not be run", error);
}
