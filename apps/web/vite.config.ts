import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// The server serves the built files; while developing, Vite serves the pages and passes the rest on.
const server = process.env["TELEVISIT_SERVER"] ?? "http://localhost:3000";

/** Palettes of Mantine's default theme that nothing here uses; their variables are two kilobytes of every first load. */
const unusedPalettes =
  /^\s*--mantine-color-(pink|grape|violet|indigo|blue|teal|green|lime|yellow|orange)-.*$/gm;

function dropUnusedPalettes(): Plugin {
  return {
    name: "drop-unused-palettes",
    enforce: "pre",
    transform: (code, id) =>
      id.includes("default-css-variables.css") ? code.replace(unusedPalettes, "") : undefined,
  };
}

/** Mantine's foundations and the few of its components that a client meets. */
const mantineBase =
  /@mantine\/core\/esm\/(core|components\/(Button|UnstyledButton|Input|InputBase|NativeSelect|Loader|Transition))\//;
const libraries =
  /node_modules\/(?!.*(socket\.io|engine\.io|@mantine|@tabler|floating-ui|@noble|uqr|sdp\.js))/;
/** What a client reads from the start; other catalogues load with their page. */
const firstWords = /src\/i18n\/(i18n|en\/(common|visit))/;
/** What every call needs, sooner or later; what only some ask for (recording, guests, the inspector) loads when they do. */
const callParts =
  /src\/(call\/(blocked|chat|comfort|components|devices|files|goodbye|layout|quality|screen|survival)|i18n\/en\/(chat|devices|quality|stage))[/.]/;
const isBase = (id: string) =>
  libraries.test(id) || mantineBase.test(id) || firstWords.test(id) || /rolldown:runtime/.test(id);

export default defineConfig({
  plugins: [dropUnusedPalettes(), react()],
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/api": server, "/socket.io": { target: server, ws: true } },
  },
  build: {
    target: "es2022",
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs, in one file: fewer requests, and it compresses better as a whole.
          // The rest of the first page in a second one: what other pages share with it would else be a dozen files.
          groups: [
            { name: "base", test: isBase },
            { name: "first", tags: ["$initial"] },
            // Alone, without the libraries and protocol that other pages need as well.
            { name: "call", test: callParts, includeDependenciesRecursively: false },
          ],
        },
      },
    },
    assetsInlineLimit: 0, // nothing as a data: URL, so that the content security policy stays strict
  },
});
