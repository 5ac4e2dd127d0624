import { existsSync } from "node:fs";
import { env } from "node:process";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

/** CHROME_PATH, else the system's Chromium, else the one Playwright brings. */
const executablePath = [env["CHROME_PATH"], "/usr/bin/chromium"].find((path) => path && existsSync(path));

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--use-fake-ui-for-media-stream",
  // Three cameras: the second, like every odd one, gives a page pictures but a peer connection none.
  "--use-fake-device-for-media-stream=device-count=3",
  "--autoplay-policy=no-user-gesture-required",
];

export default defineConfig({
  test: {
    name: "rtc",
    include: ["src/**/*.test.ts"],
    testTimeout: 20_000,
    // As with the journeys: a busy machine may encode no picture for a while.
    retry: 1,
    // Calls of several files at once would measure each other on a small machine.
    fileParallelism: false,
    api: { host: "127.0.0.1" },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { ...(executablePath ? { executablePath } : {}), args } }),
      instances: [{ browser: "chromium" }],
    },
  },
});
