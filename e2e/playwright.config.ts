import { defineConfig } from "@playwright/test";
import { calmLaunchOptions } from "./support/chromium.ts";

export default defineConfig({
  testMatch: "**/*.spec.ts",
  testIgnore: ["extras/**", "adverse/**", "system/**"],
  outputDir: "../test-results",
  // Media is encoded and decoded by the processor: two calls at once would slow each other down.
  workers: 1,
  forbidOnly: true,
  // Real browsers on a machine that others use too. What passes only at the second try is counted and named as flaky.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    launchOptions: calmLaunchOptions,
    locale: "en-US",
    actionTimeout: 15_000,
    screenshot: "only-on-failure",
    trace: "off", // a seventh of the time; `--trace on` for the one that fails
  },
});
