import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { projects: ["packages/protocol", "packages/rtc", "apps/server", "apps/web"] },
});
