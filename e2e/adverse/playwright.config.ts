import { defineConfig } from "@playwright/test";
import base from "../playwright.config.ts";

/**
 * What takes long: visits on which much goes wrong (servers that die, tabs that crash, devices that are refused, random
 * faults), and those of three and four people or with a recording.
 */
export default defineConfig(base, { testDir: ".", testIgnore: [], outputDir: "../../test-results/adverse" });
