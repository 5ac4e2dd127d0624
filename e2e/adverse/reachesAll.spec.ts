import { expect as hastyExpect, type Page } from "@playwright/test";
import { manyCamerasLaunchOptions } from "../support/chromium.ts";
import { crash } from "../support/farewell.ts";
import { expectToSeeAll, untouchedPairs, watchPairs } from "../support/guests.ts";
import { expectSilence, expectToHear, linesOf } from "../support/received.ts";
import { expectGreen, expectYellow } from "../support/redSeen.ts";
import { createRoom, joinRoom } from "../support/rooms.ts";
import { say } from "../support/say.ts";
import { expectToSeeScreen } from "../support/screen.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { test } from "../support/test.ts";

// Three pages with a camera of twenty pictures a second each: on a loaded machine all of it takes its time.
const expect = hastyExpect.configure({ timeout: 60_000 });
test.describe.configure({ timeout: 300_000 });
test.use({ launchOptions: manyCamerasLaunchOptions, actionTimeout: 60_000 });

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

const [robin, kim, noor] = ["Robin", "Kim Novak", "Noor"] as const;
type NewPerson = (options?: object) => Promise<Page>;

/** Two people in a room of three seats who see each other. */
async function meetAsTwo(newPerson: NewPerson, room: string) {
  const small = { viewport: { width: 640, height: 480 } };
  const pages = { robin: await newPerson(small), kim: await newPerson(small) };
  await createRoom(pages.robin, server.url, { room, as: robin, seats: 3 });
  await joinRoom(pages.kim, server.url, { room, as: kim });
  await expectToSeeAll(pages.robin, [kim]);
  return { ...pages, third: await newPerson(small) };
}

async function meetAsThree(newPerson: NewPerson, room: string) {
  const pages = await meetAsTwo(newPerson, room);
  await joinRoom(pages.third, server.url, { room, as: noor });
  await expectToSeeAll(pages.third, [robin, kim]);
  for (const [page, other] of [
    [pages.robin, kim],
    [pages.kim, robin],
  ] as const) {
    await expectToSeeAll(page, [other, noor]);
  }
  return pages;
}

test("another camera, a muted microphone, a screen and words of one arrive at both others", async ({
  newPerson,
}) => {
  const { robin: first, kim: sender, third } = await meetAsThree(newPerson, "All");
  const others = [first, third];
  for (const page of others) await expectGreen(page);
  await sender.getByRole("button", { name: "Choose camera" }).click();
  await sender.getByRole("menuitemradio", { name: "fake_device_2" }).click();
  for (const page of others) await expectYellow(page);

  for (const page of others) await expectToHear(page, kim);
  await sender.getByRole("button", { name: "Mute microphone" }).click();
  for (const page of others) await expectSilence(page, kim);
  await expectToHear(first, noor);
  await expectToHear(third, robin);
  await sender.getByRole("button", { name: "Unmute microphone" }).click();
  for (const page of others) await expectToHear(page, kim);

  await sender.getByRole("button", { name: "Share screen" }).click();
  for (const page of others) await expectToSeeScreen(page);
  await sender.getByRole("button", { name: "Stop sharing" }).click();
  for (const page of others) await expect(page.getByLabel(`Screen of ${kim}`)).toHaveCount(0);

  await say(sender, first, "To both of you");
  await say(first, third, "Did you get it?");
  await expect(third.getByText("To both of you")).toBeVisible();
});

test("the pictures that arrive become smaller with the third, and larger when they are gone", async ({
  newPerson,
}) => {
  const { robin: first, kim: sender, third } = await meetAsTwo(newPerson, "Shares");
  await expect.poll(() => linesOf(first, kim)).toBeGreaterThan(540);
  await joinRoom(third, server.url, { room: "Shares", as: noor });
  await expectToSeeAll(third, [robin, kim]);
  for (const page of [first, third]) await expect.poll(() => linesOf(page, kim)).toBeLessThanOrEqual(540);
  expect(await linesOf(third, kim)).toBeGreaterThan(0);
  await third.getByRole("button", { name: "Leave room" }).click();
  await expect.poll(() => linesOf(first, kim)).toBeGreaterThan(540);
  await sender.getByRole("button", { name: "Leave room" }).click();
});

test("one who dies disturbs the pair of the others in nothing", async ({ newPerson, problems }) => {
  problems.expect(/Target crashed/);
  const { robin: first, kim: second, third } = await meetAsThree(newPerson, "Fails");
  for (const page of [first, second]) await watchPairs(page);
  await crash(third);
  for (const page of [first, second]) {
    await expect(page.getByText(`${noor} lost the connection.`, { exact: false }).first()).toBeVisible();
  }
  // Until ICE has given the dead one up as well.
  for (const page of [first, second]) await expect.poll(() => untouchedPairs(page)).toBe(1);
  for (const [page, name] of [
    [first, kim],
    [second, robin],
  ] as const) {
    await expectToHear(page, name);
  }
});
