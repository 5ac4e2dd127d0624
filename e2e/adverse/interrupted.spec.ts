import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { meet } from "../support/meet.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear, readConnected } from "../support/stats.ts";
import { test } from "../support/test.ts";
import { liveTracks, recordTracks } from "../support/tracks.ts";

const cameraPaused = "The picture of Kim Novak is paused by their device";
const microphonePaused = "microphone paused by their device";
let server: RunningServer;

test.describe.configure({ timeout: 180_000 }); // a loaded machine
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

/** What the browser does with the page's open tracks when the phone rings or its screen is locked. */
async function systemTakes(page: Page, kinds: string[], how: "mute" | "end"): Promise<void> {
  await page.evaluate(
    ({ kinds: taken, how: way }) => {
      for (const track of window.recordedTracks) {
        if (track.readyState !== "live" || !taken.includes(track.kind)) continue;
        if (way === "end") track.stop();
        track.dispatchEvent(new Event(way === "end" ? "ended" : "mute"));
      }
    },
    { kinds, how },
  );
}

const resume = (page: Page) => page.getByRole("button", { name: "Resume" });

async function begin(newPerson: () => Promise<Page>) {
  return meet(server, { newPerson, scripts: [recordTracks] });
}

async function expectResumed(professional: Page, client: Page): Promise<void> {
  await expect(resume(client)).toHaveCount(0);
  await expect(professional.getByText(cameraPaused)).toHaveCount(0);
  await expect(professional.getByText(microphonePaused)).toHaveCount(0);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  await expect.poll(() => liveTracks(client)).toMatchObject({ audio: 1, video: 1 });
  expect((await readConnected(client)).negotiationsNeeded).toBe(1);
}

test("a call that the system interrupts says so on both sides, and one tap resumes it", async ({
  newPerson,
}) => {
  const { professional, client } = await begin(newPerson);
  await systemTakes(client, ["audio", "video"], "mute");
  await expect(client.getByText("Your device has paused your camera and microphone")).toBeVisible();
  await expect(professional.getByText(cameraPaused)).toBeVisible();
  await expect(professional.getByText(microphonePaused)).toBeVisible();
  for (const side of [client, professional]) await expectAccessible(side);
  await resume(client).click();
  await expectResumed(professional, client);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("a camera that the system ends is not taken for unplugged: it waits for a tap and is back", async ({
  newPerson,
}) => {
  const { professional, client } = await begin(newPerson);
  await systemTakes(client, ["video"], "end");
  await expect(client.getByText("Your device has paused your camera, perhaps")).toBeVisible();
  await expect(professional.getByText(cameraPaused)).toBeVisible();
  await expect(client.getByText("is no longer there")).toHaveCount(0);
  const { framesDecoded } = await readConnected(professional);
  await resume(client).focus();
  await client.keyboard.press("Enter");
  await expectResumed(professional, client);
  expect((await readConnected(professional)).framesDecoded).toBeGreaterThan(framesDecoded);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("what the system gives back by itself needs no tap, and coming back to the page is enough for the rest", async ({
  newPerson,
}) => {
  const { professional, client } = await begin(newPerson);
  await systemTakes(client, ["video"], "mute");
  await expect(resume(client)).toBeVisible();
  await client.evaluate(() => {
    for (const track of window.recordedTracks) track.dispatchEvent(new Event("unmute"));
  });
  await expectResumed(professional, client);
  expect(await liveTracks(client)).toMatchObject({ opened: 2 }); // still the first two

  await systemTakes(client, ["video"], "end");
  await expect(professional.getByText(cameraPaused)).toBeVisible();
  await client.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expectResumed(professional, client);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("who was muted and unseen stays so after an interruption", async ({ newPerson }) => {
  const { professional, client } = await begin(newPerson);
  await client.getByRole("button", { name: "Mute microphone" }).click();
  await client.getByRole("button", { name: "Turn camera off" }).click();
  await systemTakes(client, ["audio", "video"], "mute");
  await expect(professional.getByText(microphonePaused)).toBeVisible();
  await resume(client).click();
  await expect(professional.getByText("Kim Novak has turned the camera off")).toBeVisible();
  await expect(professional.getByText("muted", { exact: true })).toBeVisible();
  const { totalAudioEnergy } = await readConnected(professional);
  await client.getByRole("button", { name: "Turn camera on" }).click();
  await expect(professional.getByText("Kim Novak has turned the camera off")).toHaveCount(0);
  expect((await readConnected(professional)).totalAudioEnergy).toBeCloseTo(totalAudioEnergy, 5);
  await client.getByRole("button", { name: "Unmute microphone" }).click();
  await expectResumed(professional, client);
  await professional.getByRole("button", { name: "End visit" }).click();
});
