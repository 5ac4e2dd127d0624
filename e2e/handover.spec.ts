import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { checkIn } from "./support/client.ts";
import { codeInCall, codeWhileWaiting } from "./support/move.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { expectToSeeAndHear } from "./support/stats.ts";
import { test } from "./support/test.ts";
import { liveTracks, recordTracks } from "./support/tracks.ts";
import { watchTiles } from "./support/watchTiles.ts";

const professionalName = "Robin Ellis";
const elsewhere = "The visit goes on in another window or on another device";
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
let server: RunningServer;

test.describe.configure({ timeout: 180_000 }); // three calls on a loaded machine

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

type NewPerson = (options?: object) => Promise<Page>;

/** A professional and a client who waits on a laptop. */
async function arrive(newPerson: NewPerson, name: string) {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const client = await newPerson();
  await client.addInitScript(recordTracks);
  await checkIn(client, await createAppointment(professional, name));
  return { professional, client };
}

async function continueOn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await expect(page.getByRole("heading", { name: professionalName })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Continue here" }).tap();
}

async function expectGone(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: elsewhere })).toBeVisible();
  await expect.poll(() => liveTracks(page)).toMatchObject({ audio: 0, video: 0 });
}

test("a client who waits goes on waiting on their phone, at the same place", async ({ newPerson }) => {
  const { professional, client } = await arrive(newPerson, "First");
  const behind = await newPerson();
  await checkIn(behind, await createAppointment(professional, "Second"));
  await expect(behind.getByText("1 person is before you.")).toBeVisible();

  const link = await codeWhileWaiting(client);
  const moved = await newPerson(phone);
  await moved.goto(link);
  // Opening changes nothing: the laptop is still the one that waits.
  await expect(moved.getByRole("button", { name: "Continue here" })).toBeVisible();
  await expect(client.getByRole("heading", { name: "Waiting room" })).toBeVisible();
  await moved.getByRole("button", { name: "Continue here" }).tap();
  await expect(moved.getByRole("heading", { name: "Waiting room" })).toBeVisible();
  await expect(moved.getByText("You are next.")).toBeVisible();
  expect(moved.url()).not.toContain("#");
  await expectGone(client);
  await expect(behind.getByText("1 person is before you.")).toBeVisible();

  await admit(professional, "First");
  await expectCallWith(moved, professionalName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(moved)]);
  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(moved.getByRole("heading", { name: "Visit ended" })).toBeVisible();
});

test("a client in the call goes on with it on their phone, and the professional sees nobody leave", async ({
  newPerson,
}) => {
  const { professional, client } = await arrive(newPerson, "Kim Novak");
  await admit(professional, "Kim Novak");
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  const tiles = await watchTiles(professional);

  const link = await codeInCall(client);
  const moved = await newPerson(phone);
  await continueOn(moved, link);
  await expectCallWith(moved, professionalName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(moved)]);
  await expectGone(client);
  expect(await tiles.seen()).toEqual({ most: 1, left: false });
  await expect(moved.getByRole("button", { name: "Check in" })).toHaveCount(0);

  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(moved.getByRole("heading", { name: "Visit ended" })).toBeVisible();
});

test("the first device can take the visit back, and the phone then stops", async ({ newPerson }) => {
  const { professional, client } = await arrive(newPerson, "Noor Haddad");
  await admit(professional, "Noor Haddad");
  await expectToSeeAndHear(client);
  const moved = await newPerson(phone);
  await moved.addInitScript(recordTracks);
  await continueOn(moved, await codeInCall(client));
  await expectGone(client);
  await client.getByRole("button", { name: "Use this window instead" }).click();
  await expectCallWith(client, professionalName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  await expectGone(moved);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("a code that was used, replaced, is not whole or belongs to an ended visit says what to do", async ({
  newPerson,
  problems,
}) => {
  problems.expect(/status of 4\d\d/); // the browser's own lines about the refusals
  const { professional, client } = await arrive(newPerson, "Sam Reed");
  const older = await codeWhileWaiting(client);
  const link = await codeWhileWaiting(client);
  const other = await newPerson(phone);
  const refused = async (url: string, words: string) => {
    await other.goto("about:blank");
    await other.goto(url);
    const go = other.getByRole("button", { name: "Continue here" });
    const alert = other.getByRole("alert");
    await expect(go.or(alert)).toBeVisible();
    if (await go.isVisible()) await go.tap();
    await expect(alert).toContainText(words);
  };
  await refused(older, "there is a newer one");
  await expectAccessible(other);
  await continueOn(await newPerson(phone), link);
  await expectGone(client);
  await refused(link, "was used already");
  await refused(`${server.url}/move#nonsense`, "not a whole code");
  await other.route("**/api/handover/inspect", (route) =>
    route.fulfill({
      status: 410,
      contentType: "application/problem+json",
      json: { type: "about:blank", title: "", status: 410, code: "link_expired" },
    }),
  );
  await refused(link, "has expired. On your first device");
  await other.unroute("**/api/handover/inspect");
  await admit(professional, "Sam Reed");
  await professional.getByRole("button", { name: "End visit" }).click();
  await refused(link, "This visit has ended");
});

test("the code and its page can be used by keyboard, by screen reader and with large text", async ({
  newPerson,
}) => {
  const { professional, client } = await arrive(newPerson, "Ana Silva");
  const button = client.getByRole("button", { name: "Continue on your phone" });
  await button.focus();
  await client.keyboard.press("Enter");
  await expect(client.getByRole("img", { name: "Code to scan with your phone" })).toBeVisible();
  await expectAccessible(client);
  await client.setViewportSize(phone.viewport);
  await enlargeText(client);
  await expectNoSidewaysScroll(client);
  const link = await client.getByRole("textbox", { name: "Or open this link" }).inputValue();
  await client.keyboard.press("Escape");
  await expect(button).toBeFocused();

  const moved = await newPerson(phone);
  await moved.goto(link);
  const go = moved.getByRole("button", { name: "Continue here" });
  await expect(go).toBeVisible();
  await expectAccessible(moved);
  await enlargeText(moved);
  await expectNoSidewaysScroll(moved);
  await go.focus();
  await moved.keyboard.press("Enter");
  await expect(moved.getByRole("heading", { name: "Waiting room" })).toBeVisible();
  await admit(professional, "Ana Silva");
  await professional.getByRole("button", { name: "End visit" }).click();
});

async function enlargeText(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() =>
    [...document.querySelectorAll("html, dialog")]
      .filter((part) => part.scrollWidth > part.clientWidth)
      .map((part) => part.tagName),
  );
  expect(tooWide).toEqual([]);
}
