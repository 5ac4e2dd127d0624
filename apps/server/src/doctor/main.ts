import { parseArgs } from "node:util";
import { examine, type Result } from "./examine.ts";

const MB = 1_000_000;
const { values } = parseArgs({
  options: { json: { type: "boolean" }, "least-free-mb": { type: "string", default: "500" } },
});

const signs = { ok: "  ok     ", failed: "  FAILED ", skipped: "  -      " } as const;

function lineOf({ name, state, message, remedy }: Result): string {
  const line = `${signs[state]} ${name}: ${message}`;
  return remedy ? `${line}\n           To mend it: ${remedy}.` : line;
}

const results = await examine(process.env, Number(values["least-free-mb"]) * MB);
const failed = results.filter(({ state }) => state === "failed");
const verdict = failed.length === 0 ? "All is well." : `Wrong: ${failed.map(({ name }) => name).join(", ")}.`;
process.stdout.write(
  values.json ? `${JSON.stringify(results)}\n` : `${[...results.map(lineOf), verdict].join("\n")}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
