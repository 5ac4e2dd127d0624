import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { launchOptions } from "../support/chromium.ts";
import { meet } from "../support/meet.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { writeSpeech } from "../support/speech.ts";
import { expectToSeeAndHear, readConnected } from "../support/stats.ts";
import { test } from "../support/test.ts";
import { liveTracks, recordTracks } from "../support/tracks.ts";

// The usual fake microphone beeps for 20 ms, which is a click and no speech.
const folder = mkdtempSync(join(tmpdir(), "televisit-speech-"));
const speech = join(folder, "speech.wav");
writeSpeech(speech);
const args = [...(launchOptions.args ?? []), `--use-file-for-fake-audio-capture=${speech}`];
test.use({ launchOptions: { ...launchOptions, args } });

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Loudness (0 to 1, root mean square) of the next two seconds of sound that a page receives, by its own count. */
async function loudness(page: Page): Promise<number> {
  const before = await readConnected(page);
  let after = before;
  await expect
    .poll(async () => {
      after = await readConnected(page);
      return after.totalSamplesDuration - before.totalSamplesDuration;
    })
    .toBeGreaterThan(2);
  const energy = after.totalAudioEnergy - before.totalAudioEnergy;
  return Math.sqrt(energy / (after.totalSamplesDuration - before.totalSamplesDuration));
}

test("who speaks into a muted microphone is told, while the other side hears nothing of it", async ({
  newPerson,
}) => {
  test.slow(); // ten seconds of sound are listened to
  const { professional, client } = await meet(server, { newPerson, scripts: [recordTracks] });
  const words = client.getByText("You are muted. Turn your microphone on to be heard.");
  expect(await loudness(professional)).toBeGreaterThan(0.01);
  await expect(words).toHaveCount(0);

  await client.getByRole("button", { name: "Mute microphone" }).click();
  await expect(words.filter({ visible: true }).first()).toBeVisible();
  await expect(client.getByRole("status").filter({ hasText: "You are muted" })).toHaveCount(1);
  await expect(professional.getByText("muted", { exact: true })).toBeVisible();
  // What was said before the click is still on its way for a moment.
  await expect.poll(() => loudness(professional), { timeout: 30_000 }).toBeLessThan(0.0005);
  await expect(words.filter({ visible: true }).first()).toBeVisible();

  await client.getByRole("button", { name: "Unmute microphone" }).click();
  await expect(words).toHaveCount(0);
  await expect.poll(() => liveTracks(client), { message: "the copy is stopped" }).toMatchObject({ audio: 1 });
  await expectToSeeAndHear(professional);
  expect(await loudness(professional)).toBeGreaterThan(0.01);
  expect((await readConnected(client)).negotiationsNeeded).toBe(1);

  await client.getByRole("button", { name: "Mute microphone" }).click();
  await expect(words.filter({ visible: true }).first()).toBeVisible();
  await client.getByRole("button", { name: "Leave visit" }).click();
  await expect.poll(() => liveTracks(client)).toMatchObject({ audio: 0, video: 0 });
  await professional.getByRole("button", { name: "End visit" }).click();
});
