#!/usr/bin/env node
// npx televisit admin, npx televisit doctor (npm run admin, npm run doctor): runs a program of the server that a host
// uses by hand, with the settings of npm start.
// npx televisit admin --env-file /etc/televisit/televisit.env list-professionals: with those of the service.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { failAs } from "./lib/failAs.mjs";
import { certificateFiles } from "./lib/localCertificates.mjs";
import { pinnedNode, root } from "./lib/root.mjs";
import { start } from "./lib/run.mjs";

const [program = "", ...args] = process.argv.slice(2);
if (!["admin", "doctor"].includes(program)) {
  console.error("Usage: televisit admin|doctor [--env-file <file>] …");
  process.exit(1);
}
/** Node reads the file itself; what is set already wins over it. */
const settings = args[0] === "--env-file" ? [`--env-file=${resolve(args[1] ?? "")}`] : [];
const rest = settings.length > 0 ? args.slice(2) : args;
const dataDir =
  settings.length > 0 && !process.env["DATA_DIR"]
    ? {}
    : { DATA_DIR: resolve(process.env["DATA_DIR"] || join(root, ".data")) };
/** Of a local HTTPS. Node reads it once, at its start. */
const { authority: file } = certificateFiles();
const authority = existsSync(file) ? { NODE_EXTRA_CA_CERTS: file } : {};

try {
  await ensureInstalled();
  const running = start(
    pinnedNode,
    [...settings, join(root, `apps/server/src/${program}/main.ts`), ...rest],
    {
      env: { ...authority, ...process.env, ...dataDir },
    },
  );
  process.exitCode = await running.ended;
} catch (error) {
  failAs("It could not be run", error);
}
