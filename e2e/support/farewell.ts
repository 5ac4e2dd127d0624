import type { Page, WebSocketRoute } from "@playwright/test";

/**
 * Runs in a page before its scripts: it goes without a word over its connections, and without closing them. The others
 * hear of it by the server alone.
 */
export function goSilently(): void {
  const { send } = RTCDataChannel.prototype;
  RTCDataChannel.prototype.send = function sendOthers(this: RTCDataChannel, ...data: [never]) {
    if (!String(data).includes('"goodbye"')) send.apply(this, data);
  };
  RTCDataChannel.prototype.close = () => undefined;
  RTCPeerConnection.prototype.close = () => undefined;
}

/** Puts the page's way to the server into the test's hands. @returns what cuts it for good */
export async function holdServerWay(page: Page): Promise<() => Promise<void>> {
  const open: WebSocketRoute[] = [];
  let isCut = false;
  await page.routeWebSocket(/socket\.io/, async (socket) => {
    if (isCut) return socket.close();
    open.push(socket);
    socket.connectToServer();
  });
  await page.route(/socket\.io/, (route) => (isCut ? route.abort() : route.continue()));
  return async () => {
    isCut = true;
    for (const socket of open) await socket.close();
  };
}

declare global {
  interface Window {
    saidAt: Promise<number>;
    clickedAt: number;
  }
}

/** Waits for words on a page from now on. @returns when they were there, in ms since the epoch */
export async function watchWords(page: Page, words: string): Promise<() => Promise<number>> {
  await page.evaluate((wanted) => {
    window.saidAt = new Promise((resolve) => {
      const look = () => document.body.textContent.includes(wanted) && resolve(Date.now());
      new MutationObserver(look).observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    });
  }, words);
  return () => page.evaluate(() => window.saidAt);
}

/** Clicks a button of a page that stays open. @returns when, in ms since the epoch */
export async function clickAt(page: Page, name: string): Promise<number> {
  await page.evaluate(() => {
    const note = () => {
      window.clickedAt = Date.now();
    };
    document.addEventListener("click", note, { capture: true, once: true });
  });
  await page.getByRole("button", { name }).click();
  return page.evaluate(() => window.clickedAt);
}

/** Ends the page's process, which has no time for anything. @returns when it was gone, in ms since the epoch */
export async function crash(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent("crash");
  void session.send("Page.crash").catch(() => undefined); // never answered
  await gone;
  return Date.now();
}
