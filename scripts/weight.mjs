// Prints what a client's browser downloads, from Vite's manifest and the brotli files beside each asset,
// and fails over budget. Usage: node weight.mjs [folder of the built web app]
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/root.mjs";

/** @typedef {{ file: string, css?: string[], imports?: string[], dynamicImports?: string[] }} Chunk */

const entry = "index.html";
/** What opening a join link loads beside the entry, where it is a file of its own. */
const joinPage = "src/features/visit/JoinPage.tsx";
const inspectorPage = "src/features/inspector/InspectorPage.tsx";
/** Pages that no client needs for a call: whatever else the entry can load counts as part of a call. */
const otherPages = [
  "src/features/dashboard/DashboardPage.tsx",
  "src/features/equipment/EquipmentPage.tsx",
  "src/features/rooms/RoomsPage.tsx",
  "src/features/session/RequireSession.tsx",
  "src/features/session/SignInPage.tsx",
  "src/features/visit/ProfessionalVisitPage.tsx",
];

/** What a call loads only when a person asks for it. */
const onRequest = [
  "src/call/guests/InviteDialog.tsx",
  "src/call/guests/WaitingGuests.tsx", // and only a professional's
  "src/call/inspector/exchange/answerInspection.ts",
  "src/call/inspector/InspectorDialog.tsx",
  "src/call/inspector/InspectorLink.tsx",
  inspectorPage,
];

const dist = process.argv[2] ?? join(root, "apps/web/dist");
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));

/** @param {string} key */
function chunkOf(key) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`${key} is not in Vite's manifest: correct scripts/weight.mjs`);
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

/** @param {Set<string>} loaded manifest keys */
function filesOf(loaded) {
  const chunks = [...loaded].map(chunkOf);
  // Among what the page names is the script that no other file imports.
  const named = readFileSync(join(dist, entry), "utf8").match(/(?<=")\/assets\/[^"]+/g) ?? [];
  const files = [
    ...named.map((path) => path.slice(1)),
    ...chunks.flatMap(({ file, css = [] }) => [file, ...css]),
  ];
  return new Set([entry, ...files]);
}

function filesForCheckIn() {
  // A page that the router imports statically is part of the entry and has no line of its own.
  if (!existsSync(join(root, "apps/web", joinPage)))
    throw new Error(`${joinPage} is gone: correct scripts/weight.mjs`);
  const loaded = new Set();
  load(loaded, entry, ({ imports = [] }) => imports);
  if (manifest[joinPage]) load(loaded, joinPage, ({ imports = [] }) => imports);
  return filesOf(loaded);
}

function filesForCall() {
  const left = [...otherPages, ...onRequest];
  left.forEach(chunkOf);
  const loaded = new Set();
  load(loaded, entry, ({ imports = [], dynamicImports = [] }) =>
    [...imports, ...dynamicImports].filter((key) => !left.includes(key)),
  );
  return filesOf(loaded);
}

/** Bytes on the wire to a browser that accepts brotli. @param {string} file */
function bytesOf(file) {
  const path = join(dist, file);
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
}

/** Sizes in kB of 1000 bytes; requests for HTML, CSS and JavaScript. */
const budgets = [
  { name: "Until check-in is usable", files: filesForCheckIn(), kB: 150, requests: 10 },
  { name: "Everything for a whole call", files: filesForCall(), kB: 260, requests: Infinity },
];

for (const { name, files, kB, requests } of budgets) {
  const sizes = [...files].map((file) => ({ file, bytes: bytesOf(file) }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const over = total > kB || sizes.length > requests;
  const limit = requests === Infinity ? `${kB} kB` : `${kB} kB, ${requests} requests`;
  const verdict = over ? " OVER BUDGET" : "";
  console.log(
    `${name}: ${total.toFixed(1)} kB brotli in ${sizes.length} requests (budget ${limit})${verdict}`,
  );
  for (const { file, bytes } of sizes.sort((a, b) => b.bytes - a.bytes)) {
    console.log(`  ${(bytes / 1000).toFixed(1).padStart(6)} kB  ${file}`);
  }
  if (over) process.exitCode = 1;
}
