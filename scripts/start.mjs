// npm start: installs and builds what is missing or outdated, then runs the server.
import { join, resolve } from "node:path";
import { endWithNpm } from "./lib/endWithNpm.mjs";
import { ensureBuilt } from "./lib/ensureBuilt.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { failAs } from "./lib/failAs.mjs";
import { pinnedNode, root } from "./lib/root.mjs";
import { start } from "./lib/run.mjs";

endWithNpm();
try {
  await ensureInstalled();
  await ensureBuilt();
  const dataDir = resolve(process.env["DATA_DIR"] || join(root, ".data"));
  const server = start(pinnedNode, [join(root, "apps/server/src/main.ts")], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir },
  });
  process.exitCode = await server.ended;
} catch (error) {
  failAs("Televisit cannot start", error);
}
