import { defineConfig } from "@playwright/test";
import base from "../playwright.config.ts";

/** What there is beside the visit itself: files, shared screens, other devices, instant rooms, the equipment page, the inspector. */
export default defineConfig(base, { testDir: ".", testIgnore: [], outputDir: "../../test-results/extras" });
