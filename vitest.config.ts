import { defineConfig } from "vitest/config";

export default defineConfig({
  // One more than Vitest takes of two processors: much of the time is spent waiting for sockets.
  test: { maxWorkers: 2, projects: ["packages/protocol", "packages/rtc", "apps/server", "apps/web"] },
});
