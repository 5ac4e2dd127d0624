import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect as hastyExpect, type Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { checkIn } from "../support/client.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "../support/professional.ts";
import {
  chooseOwnFile,
  expectExact,
  expectWhole,
  holdInMemory,
  playRecording,
  readOwnFile,
  statedDuration,
} from "../support/recording.ts";
import { expectToSeeScreen } from "../support/screen.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { test } from "../support/test.ts";

// Two calls, an encoder and a player at once: on a loaded machine all of it takes its time.
const expect = hastyExpect.configure({ timeout: 60_000 });
test.describe.configure({ timeout: 300_000 });
test.use({ actionTimeout: 60_000 });

const clientName = "Kim Novak";
let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

type NewPerson = (options?: object) => Promise<Page>;

/** A call; `prepare` runs in the professional's page before its scripts. */
async function meet(newPerson: NewPerson, prepare: () => void) {
  const professional = await newPerson({ acceptDownloads: true });
  await professional.addInitScript(prepare);
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, clientName);
  const client = await newPerson({ viewport: { width: 390, height: 844 } });
  await checkIn(client, joinLink);
  await admit(professional, clientName);
  await expectCallWith(client, "Robin Ellis");
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  return { professional, client };
}

const question = (page: Page) => page.getByRole("dialog", { name: "May Robin Ellis record this call?" });
const running = (page: Page) => page.getByRole("status").filter({ hasText: /recording this call$/ });
const stop = (page: Page) => page.getByRole("button", { name: "Stop recording" });

async function ask({ professional, client }: { professional: Page; client: Page }) {
  await professional.getByRole("button", { name: "More", exact: true }).click();
  await professional.getByRole("menuitem", { name: "Record" }).click();
  await expect(question(client)).toBeVisible();
}

/** How many pictures of the client the professional has seen. */
function picturesSeen(professional: Page): Promise<number> {
  return professional
    .getByLabel(`Video of ${clientName}`)
    .evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);
}

/** Asks, allows it, and waits until there is something to see. @returns the span in which it began, in ms */
async function record({ professional, client }: { professional: Page; client: Page }) {
  await ask({ professional, client });
  const earliest = Date.now();
  await question(client).getByRole("button", { name: "Allow recording" }).click();
  for (const side of [professional, client]) await expect(running(side)).toBeVisible();
  const latest = Date.now();
  const before = await picturesSeen(professional);
  await expect.poll(() => picturesSeen(professional)).toBeGreaterThan(before + 40);
  return { earliest, latest };
}

/** What the audit trail tells of what clients said about being recorded; they were asked twice, and answered once. */
function consents(): unknown[] {
  const database = new DatabaseSync(join(server.dataDir, "televisit.sqlite"));
  const rows = database
    .prepare("select action from audit where action like 'recording-%' order by sequence")
    .all();
  database.close();
  return rows.map(({ action }) => action);
}

async function expectNotRunning(...sides: Page[]) {
  for (const side of sides) await expect(running(side)).toHaveCount(0);
}

/** Downloads the recording as a person does. @returns where it is now */
async function download(professional: Page): Promise<{ path: string; name: string }> {
  const [file] = await Promise.all([
    professional.waitForEvent("download"),
    professional.getByRole("link", { name: "Download recording" }).click(),
  ]);
  return { path: await file.path(), name: file.suggestedFilename() };
}

test("who is asked says yes, both see that it runs, the client stops it, and the file holds both sides", async ({
  newPerson,
}) => {
  const sides = await meet(newPerson, holdInMemory);
  const { professional, client } = sides;
  await ask(sides);
  await expectAccessible(client);
  await professional.getByRole("button", { name: "Cancel" }).click();
  await expect(question(client)).toHaveCount(0);

  await professional.getByRole("button", { name: "Mute microphone" }).click(); // only the client is heard
  const { earliest, latest } = await record(sides);
  await Promise.all([expectAccessible(professional), expectAccessible(client)]);
  const shortest = Date.now() - latest;
  await stop(client).click();
  await expectNotRunning(client, professional);
  const longest = Date.now() - earliest;
  await expect(client.getByText("The recording has ended.")).toBeAttached();
  await expect.poll(consents).toEqual(["recording-allowed", "recording-withdrawn"]);
  const { path, name } = await download(professional);
  await expectAccessible(professional);
  expect(name).toMatch(/^Recording \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.webm$/);

  const played = await playRecording(await newPerson(), path);
  expectWhole(played, shortest / 2000, longest / 1000 + 1);
  expect(played.screen).toBe(false);
  expect(statedDuration(await readFile(path))).toBeCloseTo(played.duration, 1);
  await professional.getByRole("button", { name: "Close", exact: true }).click();
  await professional.getByRole("button", { name: "More", exact: true }).click();
  await expect(professional.getByRole("menuitem", { name: "Record" })).toBeVisible();
});

test("a screen that is shared meanwhile is recorded large, with the people beside it", async ({
  newPerson,
}) => {
  const sides = await meet(newPerson, holdInMemory);
  const { professional, client } = sides;
  await record(sides);
  for (const [sharer, viewer, name] of [
    [client, professional, clientName],
    [professional, client, "Robin Ellis"],
  ] as const) {
    await sharer.getByRole("button", { name: "Share screen" }).click();
    await expect(viewer.getByLabel(`Screen of ${name}`)).toBeVisible();
    await expectToSeeScreen(viewer);
    await sharer.getByRole("button", { name: "Stop sharing" }).click();
    await expect(viewer.getByLabel(`Screen of ${name}`)).toHaveCount(0);
  }
  await stop(professional).click();
  const played = await playRecording(await newPerson(), (await download(professional)).path);
  expect(played.screen).toBe(true);
  expectExact(played);
});

test("no key is a yes by accident, and a no records nothing", async ({ newPerson }) => {
  const sides = await meet(newPerson, holdInMemory);
  const { professional, client } = sides;
  await client.getByRole("button", { name: "Chat" }).click();
  await client.getByRole("textbox", { name: "Message" }).pressSequentially("I type");
  await ask(sides);
  await client.keyboard.press("Enter");
  await client.keyboard.press("Space");
  await expect(
    professional.getByText(`Asking ${clientName} whether the call may be recorded…`),
  ).toBeVisible();
  await expect(question(client)).toBeVisible();
  await client.keyboard.press("Escape");
  await expect(question(client)).toHaveCount(0);
  await expect(professional.getByRole("status").filter({ hasText: "it was not allowed" })).toBeVisible();
  await expectNotRunning(client, professional);
  expect(await professional.evaluate(() => window.recorders)).toBe(0);
  await expect(professional.getByRole("link", { name: "Download recording" })).toHaveCount(0);

  // Allowed by keyboard alone, once it is asked again.
  await ask(sides);
  await client.keyboard.press("Tab");
  await client.keyboard.press("Tab");
  await expect(client.getByRole("button", { name: "Allow recording" })).toBeFocused();
  await client.keyboard.press("Enter");
  await expect(running(professional)).toBeVisible();
  await expect(running(client)).toBeVisible(); // over the chat that fills a phone
  expect(await professional.evaluate(() => window.recorders)).toBe(1);
});

test("what is said about a recording while the server is away is kept when it is back", async ({
  newPerson,
  problems,
}) => {
  problems.expect(/ERR_CONNECTION_REFUSED|Failed to fetch|WebSocket/);
  const sides = await meet(newPerson, holdInMemory);
  await ask(sides);
  const before = consents();
  let lost = 0;
  sides.client.on("requestfailed", (request) => {
    if (request.url().endsWith("/api/consents")) lost += 1;
  });
  await server.halt("SIGKILL");
  await sides.client.getByRole("button", { name: "Do not allow" }).click();
  await expect.poll(() => lost).toBe(4);
  await server.restart();
  await expect.poll(consents).toEqual([...before, "recording-refused"]);
});

test("a recording is written to its file while it runs, and whole when the visit ends", async ({
  newPerson,
}) => {
  const sides = await meet(newPerson, chooseOwnFile);
  const { professional } = sides;
  const { earliest } = await record(sides);
  const size = async () => (await readOwnFile(professional)).length;
  await expect.poll(size, { message: "bytes on the disk" }).toBeGreaterThan(10_000);
  const before = await readOwnFile(professional);
  await expect.poll(size, { message: "bytes on the disk" }).toBeGreaterThan(before.length);
  await expect(running(professional)).toBeVisible();
  expect(statedDuration(before)).toBeGreaterThan(1);
  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(professional.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await expect(professional.getByText("It is in the file that you chose.")).toBeVisible();
  const longest = Date.now() - earliest;
  const buffer = await readOwnFile(professional);
  expect(buffer.length).toBeGreaterThan(before.length);
  const source = { name: "recording.webm", mimeType: "video/webm", buffer };
  const played = await playRecording(await newPerson(), source);
  expectWhole(played, statedDuration(before), longest / 1000 + 1);
  await professional.getByRole("button", { name: "Close", exact: true }).click();
});

test("a recording is whole when the other side leaves while it runs", async ({ newPerson }) => {
  const sides = await meet(newPerson, holdInMemory);
  const { professional, client } = sides;
  await client.getByRole("button", { name: "Mute microphone" }).click(); // only the professional is heard
  const { earliest, latest } = await record(sides);
  const shortest = Date.now() - latest;
  await client.getByRole("button", { name: "Leave visit" }).click();
  await expectNotRunning(professional);
  const longest = Date.now() - earliest;
  const { path } = await download(professional);
  expectWhole(await playRecording(await newPerson(), path), shortest / 2000, longest / 1000 + 1);
});

/** Runs in the page before its scripts: the disk is full once the file has been saved for the first time. */
function fillDisk(): void {
  const { write } = FileSystemWritableFileStream.prototype;
  let saved = false;
  const { createWritable } = FileSystemFileHandle.prototype;
  FileSystemFileHandle.prototype.createWritable = function open(options) {
    saved = options?.keepExistingData === true;
    return createWritable.call(this, options);
  };
  FileSystemWritableFileStream.prototype.write = function fail(data) {
    if (saved) return Promise.reject(new DOMException("no space", "QuotaExceededError"));
    return write.call(this, data);
  };
}

test("a full disk ends a recording on both sides at once, and keeps what was saved", async ({
  newPerson,
}) => {
  const sides = await meet(newPerson, chooseOwnFile);
  const { professional, client } = sides;
  await professional.evaluate(fillDisk);
  await ask(sides);
  await question(client).getByRole("button", { name: "Allow recording" }).click();
  await expect(professional.getByText("could not be written any more")).toBeVisible();
  await expectNotRunning(client, professional);
  const buffer = await readOwnFile(professional);
  expect(statedDuration(buffer)).toBeGreaterThan(1);
  const source = { name: "recording.webm", mimeType: "video/webm", buffer };
  expectExact(await playRecording(await newPerson(), source));
});
