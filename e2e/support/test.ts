import { type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { PageProblems } from "./PageProblems.ts";
import { recordPeerConnections } from "./stats.ts";

interface Fixtures {
  /** Problems of every page of the test; one that the test did not expect fails it. */
  problems: PageProblems;
  /** Opens a page of a person of its own: fresh cookies and storage, camera and microphone allowed. */
  newPerson: (options?: BrowserContextOptions) => Promise<Page>;
}

/** Playwright's `test` with a page for each person; closes them and looks for problems at the end. */
export const test = base.extend<Fixtures>({
  problems: async ({}, provide) => {
    const problems = new PageProblems();
    await provide(problems);
    expect(problems.unexpected, "console errors, uncaught errors and policy violations").toEqual([]);
  },
  newPerson: async ({ browser, problems }, provide) => {
    const pages: Page[] = [];
    await provide(async (options = {}) => {
      const context = await browser.newContext({ permissions: ["camera", "microphone"], ...options });
      await context.addInitScript(recordPeerConnections);
      context.on("page", (page) => problems.watch(page));
      const page = await context.newPage();
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});
