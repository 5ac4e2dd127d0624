import { expect, type Page } from "@playwright/test";
import { meet } from "../support/meet.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { test } from "../support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

async function openMore(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await expect(page.getByRole("menu")).toBeVisible();
}

/** Picks an entry of the More menu. */
async function choose(page: Page, name: string): Promise<void> {
  await openMore(page);
  await page.getByRole("menuitem", { name, exact: true }).click();
  await expect(page.getByRole("menu")).toHaveCount(0);
}

/** What the browser shows in a window of its own, by the label of the video. */
function smallWindow(page: Page): Promise<string | null> {
  return page.evaluate(() => document.pictureInPictureElement?.getAttribute("aria-label") ?? null);
}

test("the other person can be seen in a small window of their own, and brought back", async ({
  newPerson,
}) => {
  const { professional, client } = await meet(server, { newPerson });
  await choose(client, "Picture in picture");
  await expect.poll(() => smallWindow(client)).toBe("Video of Robin Ellis");
  await expectToSeeAndHear(client);

  await choose(client, "Close picture in picture");
  await expect.poll(() => smallWindow(client)).toBeNull();
  await choose(client, "Picture in picture");
  await expect.poll(() => smallWindow(client)).toBe("Video of Robin Ellis");
  // The browser's own button on the small window closes it as well.
  await client.evaluate(() => document.exitPictureInPicture());
  await openMore(client);
  await expect(client.getByRole("menuitem", { name: "Picture in picture", exact: true })).toBeVisible();
  await client.keyboard.press("Escape");

  await choose(client, "Picture in picture");
  await expect.poll(() => smallWindow(client)).toBe("Video of Robin Ellis");
  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await expect.poll(() => smallWindow(client), { message: "no window stays behind" }).toBeNull();
});

test("the call fills the screen by the menu or a key, and its dialogs with it", async ({ newPerson }) => {
  const { professional, client } = await meet(server, { newPerson });
  const full = () => client.evaluate(() => document.fullscreenElement !== null);
  await choose(client, "Full screen");
  await expect.poll(full).toBe(true);
  await client.getByRole("button", { name: "Settings" }).click();
  await expect(client.getByRole("dialog", { name: "Settings" })).toBeInViewport();
  await client.getByRole("button", { name: "Close settings" }).click();
  await choose(client, "Exit full screen");
  await expect.poll(full).toBe(false);
  await client.keyboard.press("f");
  await expect.poll(full).toBe(true);
  await client.keyboard.press("f");
  await expect.poll(full).toBe(false);
  await client.keyboard.press("f");
  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await expect.poll(full, { message: "the screen is given back" }).toBe(false);
});

/** Runs in the page before its scripts: a browser, as on an iPhone, in which only the system has these. */
function withoutWindows(): void {
  for (const name of ["pictureInPictureEnabled", "fullscreenEnabled"]) {
    Object.defineProperty(Document.prototype, name, { get: () => false });
  }
  Reflect.deleteProperty(Navigator.prototype, "wakeLock");
}

test("a browser that has neither is offered neither, and the call is as good", async ({ newPerson }) => {
  const { professional, client } = await meet(server, { newPerson, scripts: [withoutWindows] });
  await openMore(client);
  await expect(client.getByRole("menuitem", { name: "Keyboard shortcuts" })).toBeVisible();
  await expect(client.getByRole("menuitem", { name: "Picture in picture" })).toHaveCount(0);
  await expect(client.getByRole("menuitem", { name: "Full screen" })).toHaveCount(0);
  await client.keyboard.press("Escape");
  await client.keyboard.press("f");
  await expectToSeeAndHear(client);
  await professional.getByRole("button", { name: "End visit" }).click();
});

/** Runs in the page before its scripts: keeps every lock that it asks for. */
function recordWakeLocks(): void {
  window.wakeLocks = [];
  const request = navigator.wakeLock.request.bind(navigator.wakeLock);
  navigator.wakeLock.request = async (type) => {
    const lock = await request(type);
    window.wakeLocks.push(lock);
    return lock;
  };
}

declare global {
  interface Window {
    wakeLocks: WakeLockSentinel[];
  }
}

test("the screen stays on during a call, also after the page was hidden, and no longer", async ({
  newPerson,
}) => {
  const permissions = ["camera", "microphone", "screen-wake-lock"];
  const options = { permissions };
  const { professional, client } = await meet(server, { newPerson, scripts: [recordWakeLocks], options });
  const locks = () => client.evaluate(() => window.wakeLocks.map(({ released }) => released));
  await expect.poll(locks).toEqual([false]);

  // The browser takes the lock from a page that is hidden, which no page of a headless one ever is.
  await client.evaluate(() => window.wakeLocks[0]?.release());
  await expect.poll(locks).toEqual([true]);
  await client.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect.poll(locks).toEqual([true, false]);
  await expectToSeeAndHear(client);

  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await expect.poll(locks).toEqual([true, true]);
});
