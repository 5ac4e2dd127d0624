import { defineConfig } from "@playwright/test";
import base from "../playwright.config.ts";

/** What goes wrong in a visit, and what then: servers that die, tabs that crash, devices that are refused, random faults. */
export default defineConfig(base, { testDir: ".", testIgnore: [], outputDir: "../../test-results/adverse" });
