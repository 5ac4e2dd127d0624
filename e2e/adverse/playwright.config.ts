import { defineConfig } from "@playwright/test";
import base from "../playwright.config.ts";

/**
 * What takes long: visits on which much goes wrong (servers that die, tabs that crash, devices that are refused, random
 * faults), and those of three and four people or with a recording. Several pages that encode and decode share a machine
 * here, which at half its speed needs several times as long; what must be quick says so itself.
 */
export default defineConfig(base, {
  testDir: ".",
  testIgnore: [],
  outputDir: "../../test-results/adverse",
  timeout: 180_000,
  expect: { timeout: 45_000 },
  use: { actionTimeout: 45_000 },
});
