import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The server serves the built files; while developing, Vite serves the pages and passes the rest on.
const server = process.env["TELEVISIT_SERVER"] ?? "http://localhost:3000";

export default defineConfig({
  plugins: [react()],
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
    assetsInlineLimit: 0, // nothing as a data: URL, so that the content security policy stays strict
  },
});
