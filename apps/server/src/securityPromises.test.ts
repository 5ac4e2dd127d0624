import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const page = readFileSync(`${root}docs/security.md`, "utf8");
const rows = [...page.matchAll(/^\| (\d+) \|[^|]*\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, number, kept = "", tested = ""]) => ({ number: Number(number), kept, tested }),
);
const files = ["apps/*/src", "packages/*/src", "e2e", "deploy"].flatMap((folder) =>
  globSync(`${folder}/**/*`, { cwd: root }),
);

const namesIn = (cell: string) => [...cell.matchAll(/`([\w/.]+)`/g)].map(([, name = ""]) => name);

/** `protocol/…` is short for its folder of sources. */
function isThere(name: string, ending = ""): boolean {
  const path = name.replace(/^protocol\//, "protocol/src/");
  return files.some((file) => `/${file}`.includes(`/${path}${ending}`));
}

/** Beside what it tests, or a journey, or what several suites share. */
const isTested = (name: string) =>
  isThere(name, ".test.ts") || (/spec$|support|testing/.test(name) && isThere(name, ".ts"));

test("there are thirty promises, one after the other", () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
});

test.each(rows)("promise $number names files that are there, and a test", ({ kept, tested }) => {
  expect(namesIn(kept).filter((name) => !isThere(name))).toEqual([]);
  expect(namesIn(tested).length).toBeGreaterThan(0);
  expect(namesIn(tested).filter((name) => !isTested(name))).toEqual([]);
});
