// npm run dev: the server restarts and the pages update as files change. Ctrl-C ends both.
import { join, resolve } from "node:path";
import { endWithNpm } from "./lib/endWithNpm.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { failAs } from "./lib/failAs.mjs";
import { pinnedNode, root } from "./lib/root.mjs";
import { start } from "./lib/run.mjs";

const port = process.env["PORT"] || "3000";
// Vite's strict port, in apps/web/vite.config.ts. The pages come from there, so the printed links lead there.
const pages = "http://localhost:5173";

async function develop() {
  await ensureInstalled();
  const server = start(pinnedNode, ["--watch", join(root, "apps/server/src/main.ts")], {
    cwd: root,
    env: {
      ...process.env,
      PORT: port,
      DATA_DIR: resolve(process.env["DATA_DIR"] || join(root, ".data")),
      PUBLIC_URL: process.env["PUBLIC_URL"] || pages,
      WEB_DEV_ORIGIN: pages,
    },
  });
  const web = start(pinnedNode, [join(root, "node_modules/vite/bin/vite.js"), "--clearScreen", "false"], {
    cwd: join(root, "apps/web"),
    env: { ...process.env, TELEVISIT_SERVER: `http://localhost:${port}` },
  });
  // Neither is of use without the other: when one ends, so does the other.
  void server.ended.then(() => web.child.kill());
  void web.ended.then(() => server.child.kill());
  const [serverCode, webCode] = await Promise.all([server.ended, web.ended]);
  process.exitCode = serverCode || webCode;
}

endWithNpm();
develop().catch((error) => failAs("Development servers stopped", error));
