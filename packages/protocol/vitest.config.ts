import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "protocol", maxWorkers: 2, environment: "node", include: ["src/**/*.test.ts"] },
});
