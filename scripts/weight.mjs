// Prints what a client's browser downloads, from Vite's manifest and the brotli files beside each asset,
// and fails over budget. Usage: node weight.mjs [folder of the built web app]
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/root.mjs";

/** @typedef {{ file: string, css?: string[], imports?: string[], dynamicImports?: string[] }} Chunk */

/** Sizes in kB of 1000 bytes; requests for HTML, CSS and JavaScript. */
const budgets = [
  {
    name: "Until check-in is usable",
    pages: ["src/features/visit/JoinPage.tsx"],
    later: false,
    kB: 150,
    requests: 10,
  },
  {
    name: "Everything for a whole call",
    pages: ["src/features/visit/JoinPage.tsx", "src/features/visit/ClientVisitPage.tsx"],
    later: true,
    kB: 260,
    requests: Infinity,
  },
];

const dist = process.argv[2] ?? join(root, "apps/web/dist");
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));

/** @param {string} key */
function chunkOf(key) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`${key} is not in Vite's manifest: name the page's new file here`);
  return chunk;
}

/**
 * Adds a chunk and all it imports to what is loaded.
 * @param {Set<string>} loaded manifest keys
 * @param {string} key
 * @param {(chunk: Chunk) => string[]} importsOf
 */
function load(loaded, key, importsOf) {
  if (loaded.has(key)) return;
  loaded.add(key);
  for (const imported of importsOf(chunkOf(key))) load(loaded, imported, importsOf);
}

/** @param {string[]} pages @param {boolean} later whether what the pages load on demand counts as well */
function filesFor(pages, later) {
  /** @type {Set<string>} */
  const loaded = new Set();
  // The entry's own dynamic imports are the other pages, which a client never opens.
  load(loaded, "index.html", (chunk) => chunk.imports ?? []);
  for (const page of pages) {
    load(loaded, page, ({ imports = [], dynamicImports = [] }) => [
      ...imports,
      ...(later ? dynamicImports : []),
    ]);
  }
  const chunks = [...loaded].map(chunkOf);
  return new Set(["index.html", ...chunks.flatMap(({ file, css = [] }) => [file, ...css])]);
}

/** Bytes on the wire to a browser that accepts brotli. @param {string} file */
function bytesOf(file) {
  const path = join(dist, file);
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
}

for (const { name, pages, later, kB, requests } of budgets) {
  const sizes = [...filesFor(pages, later)].map((file) => ({ file, bytes: bytesOf(file) }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const over = total > kB || sizes.length > requests;
  const limit = requests === Infinity ? `${kB} kB` : `${kB} kB, ${requests} requests`;
  console.log(
    `${name}: ${total.toFixed(1)} kB brotli in ${sizes.length} requests (budget ${limit})${over ? " OVER BUDGET" : ""}`,
  );
  for (const { file, bytes } of sizes.sort((a, b) => b.bytes - a.bytes)) {
    console.log(`  ${(bytes / 1000).toFixed(1).padStart(6)} kB  ${file}`);
  }
  if (over) process.exitCode = 1;
}
