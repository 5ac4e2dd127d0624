import { type Browser, launch, type Page } from "puppeteer-core";
import { recordPeerConnections } from "./stats.ts";

/** The Firefox that scripts/browsers.mjs found; undefined where there is none. */
export const firefoxPath = process.env["FIREFOX_PATH"] || undefined;

/** Starts Firefox with fake devices; Playwright drives only its own build, so this speaks WebDriver BiDi. */
export function launchFirefox(): Promise<Browser> {
  if (firefoxPath === undefined)
    throw new Error('FIREFOX_PATH is not set: eval "$(node scripts/browsers.mjs)"');
  return launch({
    browser: "firefox",
    executablePath: firefoxPath,
    headless: true,
    extraPrefsFirefox: {
      "media.navigator.streams.fake": true,
      "media.navigator.permission.disabled": true,
      "media.autoplay.default": 0,
      "media.peerconnection.ice.loopback": true,
      "intl.accept_languages": "en-US",
    },
  });
}

/** A page of a person of its own, with its peer connections recorded for `readStats`. */
export async function newFirefoxPage(browser: Browser): Promise<Page> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.evaluateOnNewDocument(recordPeerConnections);
  return page;
}

/** Opens a join link, checks in and waits in the waiting room. */
export async function checkInOnFirefox(page: Page, joinLink: string): Promise<void> {
  await page.goto(joinLink);
  await byRole(page, "button", "Check in").click();
  await byRole(page, "heading", "Waiting room").wait();
}

/** Something on a Firefox page by role and accessible name, as Playwright's `getByRole` finds it. */
export function byRole(page: Page, role: string, name: string) {
  return page.locator(`::-p-aria([role="${role}"][name="${name}"])`);
}
