import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { contentHash } from "./contentHash.mjs";
import { oncePerInput } from "./oncePerInput.mjs";
import { pinnedNode, root } from "./root.mjs";
import { runQuietly } from "./run.mjs";
import { say } from "./say.mjs";

const stamp = join(root, "node_modules/.installed");

function manifests() {
  const inside = ["apps", "packages"].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}/package.json`),
  );
  const present = inside.filter((path) => existsSync(join(root, path)));
  return ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "e2e/package.json", ...present];
}

async function install() {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  say("Installing packages, which takes a minute the first time …");
  // npx because a machine with Node has npm, while corepack may not reach its registry. Without a terminal
  // pnpm would refuse to replace an outdated node_modules, hence the last argument.
  const args = [
    "--yes",
    packageManager,
    "install",
    "--frozen-lockfile",
    "--config.confirmModulesPurge=false",
  ];
  await runQuietly("npx", args, { cwd: root, shell: process.platform === "win32" });
}

/** Installs the locked packages unless that was already done for exactly these manifests. */
export async function ensureInstalled() {
  if (!existsSync(pinnedNode)) rmSync(stamp, { force: true });
  await oncePerInput(stamp, contentHash(root, manifests()), install);
}
