import { join } from "node:path";
import { contentHash } from "./contentHash.mjs";
import { oncePerInput } from "./oncePerInput.mjs";
import { pinnedNode, root } from "./root.mjs";
import { runQuietly } from "./run.mjs";
import { say } from "./say.mjs";

const web = join(root, "apps/web");
const inputs = [
  "apps/web",
  "packages/protocol/src",
  "packages/rtc/src",
  "pnpm-lock.yaml",
  "tsconfig.base.json",
  "scripts/compress.mjs",
];

async function build() {
  say("Building the web app …");
  await runQuietly(pinnedNode, ["--run", "build"], { cwd: web });
}

/** Builds the web app into apps/web/dist unless nothing it is made of has changed. */
export async function ensureBuilt() {
  await oncePerInput(join(web, "dist/.stamp"), contentHash(root, inputs), build);
}
