import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "server",
    environment: "node",
    include: ["src/**/*.test.ts"],
    // One more than Vitest takes of two processors: much of the time is spent waiting for sockets.
    maxWorkers: 2,
    // As with the journeys: on a busy machine a process may answer later than another one waits.
    retry: 1,
    // Whole processes are started here, on machines that may be busy with browsers.
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
