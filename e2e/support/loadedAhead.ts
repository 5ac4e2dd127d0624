import { expect, type Page } from "@playwright/test";

/** Waits until a page has loaded ahead what its call may need without the server (`call/survival/preloadAll`). */
export async function expectLoadedAhead(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    const loaded = () =>
      page.evaluate(() =>
        performance.getEntriesByType("resource").some(({ name }) => /recordingCommands/.test(name)),
      );
    await expect.poll(loaded, { timeout: 30_000 }).toBe(true);
  }
}
