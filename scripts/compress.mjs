// Writes x.br and x.gz beside each built file, at the highest quality: done once here, the server never
// compresses while someone waits. Usage: node compress.mjs <folder>
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const compressible = /\.(html|js|css|svg|json|webmanifest|txt|map)$/;
/** Below this one packet carries the file either way. */
const SMALLEST = 512;

/** @param {Buffer} content */
function brotli(content) {
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
}

/** @param {string} file */
function compress(file) {
  const content = readFileSync(file);
  const versions = { ".br": brotli(content), ".gz": gzipSync(content, { level: 9 }) };
  for (const [suffix, compressed] of Object.entries(versions)) {
    const worthIt = content.length >= SMALLEST && compressed.length < content.length;
    if (worthIt) writeFileSync(file + suffix, compressed);
    else rmSync(file + suffix, { force: true });
  }
}

const folder = process.argv[2];
if (folder === undefined) throw new Error("Which folder? node compress.mjs <folder>");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
for (const file of files.filter((name) => compressible.test(name))) compress(join(folder, file));
