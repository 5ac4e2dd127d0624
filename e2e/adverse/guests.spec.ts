import { expect as hastyExpect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { crowdLaunchOptions } from "../support/chromium.ts";
import { checkIn } from "../support/client.ts";
import {
  admitGuest,
  expectToSeeAll,
  inviteGuest,
  sentPictures,
  untouchedPairs,
  watchPairs,
} from "../support/guests.ts";
import { hearLateOf } from "../support/lateNews.ts";
import { meet } from "../support/meet.ts";
import { codeInCall, codeWhileWaiting } from "../support/move.ts";
import { holdInMemory } from "../support/recording.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { test } from "../support/test.ts";
import { watchTiles } from "../support/watchTiles.ts";

// Four pages that each encode and decode three pictures: on a loaded machine all of it takes its time.
const expect = hastyExpect.configure({ timeout: 90_000 });
test.describe.configure({ timeout: 400_000 });
test.use({ launchOptions: crowdLaunchOptions, actionTimeout: 60_000 });

const [robin, kim, ana, bo] = ["Robin Ellis", "Kim Novak", "Ana Sol", "Bo Lind"] as const;
const small = { viewport: { width: 640, height: 480 } };

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

type NewPerson = Parameters<typeof meet>[1]["newPerson"];

/** A call of two, into which a third person is invited: they have checked in, and wait. */
async function meetWithGuest(newPerson: NewPerson) {
  const { professional, client } = await meet(server, { newPerson, options: small });
  const link = await inviteGuest(professional, ana, "interpreter");
  const guest = await newPerson(small);
  await checkIn(guest, link);
  return { professional, client, guest, link };
}

/** The four of them in one call. */
async function meetAsFour(newPerson: NewPerson) {
  const { professional, client, guest } = await meetWithGuest(newPerson);
  await admitGuest(professional, ana);
  const second = await newPerson(small);
  await checkIn(second, await inviteGuest(professional, bo, "relative"));
  await admitGuest(professional, bo);
  const pages = new Map<string, Page>([
    [robin, professional],
    [kim, client],
    [ana, guest],
    [bo, second],
  ]);
  await expectAllToSeeAll(pages);
  return { professional, client, guest, second, pages };
}

/** Each of them sees each other: with four, twelve pictures. */
async function expectAllToSeeAll(pages: ReadonlyMap<string, Page>): Promise<void> {
  for (const [name, page] of pages) {
    await expectToSeeAll(
      page,
      [...pages.keys()].filter((other) => other !== name),
    );
  }
}

test("a guest waits, is let in from within the call, and four people see each other", async ({
  newPerson,
}) => {
  const { professional, client, guest } = await meetWithGuest(newPerson);
  await expect(professional.getByText(`${ana} (interpreter) is waiting to join.`)).toBeVisible();
  await expectAccessible(professional);
  await expect(client.getByText(ana)).toHaveCount(0);
  await expect(guest.getByText(kim)).toHaveCount(0);
  await expect(guest.getByText(`Please keep this page open`)).toContainText(robin);
  expect(await guest.evaluate(() => window.recordedPeers.length)).toBe(0);

  await admitGuest(professional, ana);
  await expectToSeeAll(guest, [robin, kim]);
  await expect(professional.getByText("is waiting to join")).toHaveCount(0);
  await expect(client.getByText(`${ana} is in the call.`)).toBeAttached();
  await expect(client.getByText(`${ana} (interpreter)`)).toBeVisible();

  const second = await newPerson(small);
  await checkIn(second, await inviteGuest(professional, bo, "relative"));
  await professional.getByRole("button", { name: "More", exact: true }).click();
  await professional.getByRole("menuitem", { name: "Invite someone" }).click();
  await expect(professional.getByRole("button", { name: "Create guest link" })).toHaveCount(0);
  await professional.keyboard.press("Escape");
  await admitGuest(professional, bo);
  const pages = new Map([
    [robin, professional],
    [kim, client],
    [ana, guest],
    [bo, second],
  ]);
  await expectAllToSeeAll(pages);

  // Sound, pictures, words and screens go to everybody.
  await guest.getByRole("button", { name: "Mute microphone" }).click();
  for (const page of [professional, client, second]) {
    await expect(page.getByText("muted", { exact: true })).toBeVisible();
  }
  await guest.getByRole("button", { name: "Chat" }).click();
  await guest.getByRole("textbox", { name: "Message" }).fill("Hello to all three of you");
  await guest.keyboard.press("Enter");
  for (const page of [professional, client, second]) {
    await page.getByRole("button", { name: "Chat" }).click();
    const message = page.getByRole("log").getByRole("article").filter({ hasText: "Hello to all three" });
    await expect(message).toContainText(ana);
    await page.getByRole("button", { name: "Close chat" }).click();
  }
  await guest.getByRole("button", { name: "Close chat" }).click();
  await client.getByRole("button", { name: "Share screen" }).click();
  for (const page of [professional, guest, second]) {
    await expect(page.getByLabel(`Screen of ${kim}`)).toBeVisible();
  }
  await client.getByRole("button", { name: "Stop sharing" }).click();

  await professional.getByRole("button", { name: "End visit" }).click();
  for (const page of pages.values()) {
    await expect(page.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  }
});

test("a guest whose offer is faster than the news of them is in the call as well", async ({ newPerson }) => {
  const { professional, client, guest } = await meetWithGuest(async (options) => {
    const page = await newPerson(options);
    await hearLateOf(page, ana);
    return page;
  });
  await admitGuest(professional, ana);
  await expectToSeeAll(guest, [robin, kim]);
  await expectToSeeAll(professional, [kim, ana]);
  await expectToSeeAll(client, [robin, ana]);
});

test("one of four reloads and comes back, and the other three never stop", async ({ newPerson }) => {
  const { pages, professional, client, guest, second } = await meetAsFour(newPerson);
  for (const [reloading, others] of [
    [guest, [professional, client, second]],
    [client, [professional, guest, second]],
  ] as const) {
    for (const page of others) await watchPairs(page);
    await reloading.reload();
    await expectAllToSeeAll(pages);
    for (const page of others) expect(await untouchedPairs(page)).toBe(2);
  }
});

test("what each is sent becomes less with every one who comes, and more when they are gone", async ({
  newPerson,
}) => {
  const { professional, client, guest, second } = await meetAsFour(newPerson);
  const limits = async (page: Page) => (await sentPictures(page)).map(({ limit }) => limit);
  const lines = async (page: Page) => Math.max(...(await sentPictures(page)).map(({ lines: all }) => all));
  await expect.poll(() => limits(client)).toEqual([600_000, 600_000, 600_000]);
  await expect.poll(() => lines(client)).toBeLessThanOrEqual(360);

  for (const page of [professional, client, guest]) await watchPairs(page);
  await second.getByRole("button", { name: "Leave visit" }).click();
  await expect.poll(() => limits(client)).toEqual([900_000, 900_000]);
  for (const page of [professional, client, guest]) {
    await expect(page.getByText(`${bo} is not in the call any more.`)).toBeAttached();
    expect(await untouchedPairs(page)).toBe(2);
  }

  // The link of the other one is taken back while they are in the call.
  await professional.getByRole("button", { name: "More", exact: true }).click();
  await professional.getByRole("menuitem", { name: "Invite someone" }).click();
  await professional.getByRole("button", { name: `Remove ${ana} and their link` }).click();
  await expect(guest.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await expect(guest.getByText("your link has been taken back")).toBeVisible();
  await professional.keyboard.press("Escape");
  await expect.poll(() => limits(client)).toEqual([null]);
  await expect.poll(() => lines(client)).toBeGreaterThan(360);
  await expectToSeeAll(client, [robin]);
});

test("whoever left comes back without being asked for, and a link that was taken back opens nothing", async ({
  newPerson,
  problems,
}) => {
  problems.expect(/status of 4\d\d/); // the browser's own line about the refused link
  const { professional, client, guest, link } = await meetWithGuest(newPerson);
  await admitGuest(professional, ana);
  await expectToSeeAll(guest, [robin, kim]);
  await guest.getByRole("button", { name: "Leave visit" }).click();
  await expect(client.getByLabel(`Video of ${ana}`)).toHaveCount(0);
  await guest.getByRole("button", { name: "Rejoin" }).click();
  await expectToSeeAll(guest, [robin, kim]);
  await expectToSeeAll(client, [robin, ana]);

  await professional.getByRole("button", { name: "More", exact: true }).click();
  await professional.getByRole("menuitem", { name: "Invite someone" }).click();
  await professional.getByRole("button", { name: `Remove ${ana} and their link` }).click();
  await expect(guest.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await guest.goto("about:blank");
  await guest.goto(link);
  await expect(guest.getByRole("alert")).toContainText("cancelled");
});

test("with the client who is sent back the guest waits as well", async ({ newPerson }) => {
  const { professional, client, guest } = await meetWithGuest(newPerson);
  await admitGuest(professional, ana);
  await expectToSeeAll(guest, [robin, kim]);
  await professional.getByRole("button", { name: "Send back to waiting room" }).click();
  for (const page of [client, guest]) {
    await expect(page.getByRole("heading", { name: "Waiting room" })).toBeVisible();
  }
  await professional.getByRole("button", { name: `Admit ${kim}` }).click();
  await expectToSeeAll(client, [robin]);
  await admitGuest(professional, ana);
  await expectToSeeAll(client, [robin, ana]);
});

test("a guest goes on with another device, while they wait and in the call, and nobody else notices", async ({
  newPerson,
}) => {
  const { professional, client, guest } = await meetWithGuest(newPerson);
  const phone = await newPerson(small);
  const goOn = async (from: Page, link: string, to: Page) => {
    await to.goto(link);
    await to.getByRole("button", { name: "Continue here" }).click();
    await expect(from.getByRole("heading", { name: "The visit goes on in another window" })).toBeVisible();
  };
  await goOn(guest, await codeWhileWaiting(guest), phone);
  await expect(phone.getByRole("heading", { name: "Waiting room" })).toBeVisible();
  await admitGuest(professional, ana);
  await expectToSeeAll(phone, [robin, kim]);
  await expectToSeeAll(client, [robin, ana]);

  const tiles = await Promise.all([professional, client].map(watchTiles));
  for (const page of [professional, client]) await watchPairs(page);
  await goOn(phone, await codeInCall(phone), guest);
  await expectToSeeAll(guest, [robin, kim]);
  await expectToSeeAll(client, [robin, ana]);
  for (const { seen } of tiles) expect(await seen()).toEqual({ most: 2, left: false });
  for (const page of [professional, client]) expect(await untouchedPairs(page)).toBe(1);
});

test("who comes ends a recording, since nobody has asked them; asked anew, all must say yes", async ({
  newPerson,
}) => {
  const { professional, client, guest } = await meetWithGuest(async (options) => {
    const page = await newPerson(options);
    await page.addInitScript(holdInMemory);
    return page;
  });
  const running = (page: Page) => page.getByRole("status").filter({ hasText: /recording this call$/ });
  const allow = (page: Page) => page.getByRole("button", { name: "Allow recording" });
  const record = async () => {
    await professional.getByRole("button", { name: "More", exact: true }).click();
    await professional.getByRole("menuitem", { name: "Record" }).click();
  };
  await record();
  await allow(client).click();
  for (const page of [professional, client]) await expect(running(page)).toBeVisible();

  // Neither lies over the other.
  for (const [width, height] of [
    [390, 844],
    [844, 390],
    [820, 1180],
    [1440, 900],
  ] as const) {
    await professional.setViewportSize({ width, height });
    await professional.getByRole("button", { name: `Admit ${ana}` }).click({ trial: true });
    await professional.getByRole("button", { name: "Stop recording" }).click({ trial: true });
  }
  await admitGuest(professional, ana);
  for (const page of [professional, client]) await expect(running(page)).toHaveCount(0);
  await expectToSeeAll(guest, [robin, kim]);
  const outcome = professional.getByRole("status").filter({ hasText: "The recording is finished." });
  await expect(outcome).toContainText("Somebody has joined the call who was not asked");
  await expectAccessible(professional);
  await professional.getByRole("button", { name: "Delete recording" }).click();

  await record();
  await allow(client).click();
  await expect(professional.getByText(`Asking ${ana} whether the call may be recorded`)).toBeVisible();
  await allow(guest).click();
  for (const page of [professional, client, guest]) await expect(running(page)).toBeVisible();
  await client.getByRole("button", { name: "Stop recording" }).click();
  for (const page of [professional, client, guest]) await expect(running(page)).toHaveCount(0);
  await expect(outcome).toBeVisible();
  await expect(outcome).not.toContainText("joined");
});

test("the pictures of two, three and four people fill phone, tablet and desktop without touching", async ({
  newPerson,
}) => {
  const { client } = await meetAsFour(newPerson);
  const sizes = [
    { width: 390, height: 844 },
    { width: 844, height: 390 },
    { width: 820, height: 1180 },
    { width: 1280, height: 720 },
  ];
  const tiles = client.locator('video[aria-label^="Video of"]');
  for (const layout of ["The other person large", "Side by side"]) {
    await client.getByRole("button", { name: "More", exact: true }).click();
    await client.getByRole("menuitemradio", { name: layout }).click();
    await client.keyboard.press("Escape");
    const own = client.getByLabel("Your video");
    for (const size of sizes) {
      await client.setViewportSize(size);
      const boxes = await boxesOf(layout === "Side by side" ? tiles.or(own) : tiles);
      const area = boxes.reduce((sum, { width, height }) => sum + width * height, 0);
      expect(area, `${layout} ${size.width}×${size.height}`).toBeGreaterThan(size.width * size.height * 0.4);
      expect(overlaps(boxes), `${layout} ${size.width}×${size.height}`).toEqual([]);
      const outside = boxes.filter(
        ({ x, y, width, height }) => x < 0 || y < 0 || x + width > size.width || y + height > size.height,
      );
      expect(outside).toEqual([]);
      await expectAccessible(client);
    }
  }
});

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function boxesOf(videos: Locator): Promise<Box[]> {
  return videos.evaluateAll((all) =>
    all.map((video) => {
      const { x, y, width, height } = video.getBoundingClientRect();
      return { x, y, width, height };
    }),
  );
}

function overlaps(boxes: readonly Box[]): string[] {
  const text = ({ x, y, width, height }: Box) => [x, y, width, height].map(Math.round).join(" ");
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.x < other.x + other.width - 1 &&
          other.x < one.x + one.width - 1 &&
          one.y < other.y + other.height - 1 &&
          other.y < one.y + one.height - 1,
      )
      .map((other) => `${text(one)} and ${text(other)}`),
  );
}
