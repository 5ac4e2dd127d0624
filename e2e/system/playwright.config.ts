import { defineConfig } from "@playwright/test";
import base from "../playwright.config.ts";

/** What needs a network of its own, and with it root: `npm run test:system`. */
export default defineConfig(base, { testDir: ".", testIgnore: [], outputDir: "../../test-results/system" });
