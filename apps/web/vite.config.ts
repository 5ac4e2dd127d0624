import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, minify, type Plugin } from "vite";

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

/** Puts `src/reload.js` first and into a file of its own: it acts when one of the others does not come. */
function reloadWhenIncomplete(): Plugin {
  const name = "reload.js";
  return {
    name: "reload-when-incomplete",
    apply: "build",
    async buildStart() {
      const source = readFileSync(new URL(`src/${name}`, import.meta.url), "utf8");
      this.emitFile({ type: "asset", name, source: (await minify(name, source)).code });
    },
    transformIndexHtml(_html, { bundle = {} }) {
      const file = Object.values(bundle).find((each) => each.type === "asset" && each.names.includes(name));
      if (!file) throw new Error(`${name} was not built`);
      return [{ tag: "script", attrs: { src: `/${file.fileName}` }, injectTo: "head-prepend" }];
    },
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
/** What the waiting room needs, which must not wait for the whole call. */
const waitingParts = /src\/(features\/visit\/ClientVisitPage|call\/inspector\/RecordedSessions)/;
const isBase = (id: string) => libraries.test(id) || mantineBase.test(id) || firstWords.test(id);

export default defineConfig({
  plugins: [dropUnusedPalettes(), reloadWhenIncomplete(), react()],
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/api": server, "/socket.io": { target: server, ws: true } },
  },
  build: {
    target: "es2022",
    manifest: true,
    sourcemap: false,
    modulePreload: {
      polyfill: false,
      // Every page has these two already; their names would stand in the first file for nothing.
      resolveDependencies: (_file, files, { hostType }) =>
        hostType === "html" ? files : files.filter((file) => !/\/(base|rolldown-runtime)-/.test(file)),
    },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs, in one file: fewer requests, and it compresses better as a whole.
          // The rest of the first page in a second one: what other pages share with it would else be a dozen files.
          groups: [
            { name: "base", test: isBase },
            { name: "first", tags: ["$initial"] },
            { name: "waiting", test: waitingParts },
            { name: "call", test: callParts },
          ],
        },
      },
    },
    assetsInlineLimit: 0, // nothing as a data: URL, so that the content security policy stays strict
  },
});
