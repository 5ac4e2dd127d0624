import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, wherever a script was started from. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The pinned Node binary that `pnpm install` puts in place; the machine's own may be older. The binary
 * itself and not the wrapper in `.bin`, so that a signal reaches the process it is meant for.
 */
export const pinnedNode = join(
  root,
  "node_modules/node/bin",
  process.platform === "win32" ? "node.exe" : "node",
);
