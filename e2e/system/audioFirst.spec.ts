import { type Browser, chromium, expect, type Page, test } from "@playwright/test";
import { launchOptions } from "../support/chromium.ts";
import { meet } from "../support/meet.ts";
import { SlowPath, whyNoSlowPath } from "../support/SlowPath.ts";
import { expectToSeeScreen, readScreen } from "../support/screen.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { recordPeerConnections } from "../support/stats.ts";

const obstacle = whyNoSlowPath();
const port = 20_000 + (process.pid % 10_000);
let path: SlowPath;
let server: RunningServer;
let browsers: Browser[] = [];

if (obstacle) console.log(`A path cannot be limited here, so nothing is tested: ${obstacle}`);
test.skip(obstacle !== undefined, obstacle);

test.beforeEach(async () => {
  path = new SlowPath();
  server = await startServer({ PORT: String(port), PUBLIC_URL: `http://${path.host}:${port}` });
});
test.afterEach(async () => {
  for (const browser of browsers) await browser.close();
  browsers = [];
  await server?.stop();
  path?.remove();
});

/** A page in a browser of its own: the first person is on this machine, the second at the end of the path. */
async function newPerson(): Promise<Page> {
  const { executablePath = "", args = [] } = launchOptions;
  const origin = `http://${path.host}:${port}`;
  const browser = await chromium.launch({
    executablePath: browsers.length === 0 ? executablePath : path.wrap(executablePath),
    // Devices need a secure origin, and this one has no certificate.
    args: [...args, `--unsafely-treat-insecure-origin-as-secure=${origin}`],
  });
  browsers.push(browser);
  const context = await browser.newContext({ permissions: ["camera", "microphone"] });
  await context.addInitScript(recordPeerConnections);
  return context.newPage();
}

interface Heard {
  concealed: number;
  total: number;
  framesDecoded: number;
}

/** What a page has received until now: samples of sound, those of them made up, and pictures. */
function received(page: Page): Promise<Heard> {
  return page.evaluate(async () => {
    const heard = { concealed: 0, total: 0, framesDecoded: 0 };
    for (const { connection } of window.recordedPeers) {
      if (connection.connectionState !== "connected") continue;
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type !== "inbound-rtp") continue;
        heard.concealed += entry.concealedSamples ?? 0;
        heard.total += entry.totalSamplesReceived ?? 0;
        heard.framesDecoded += entry.framesDecoded ?? 0;
      }
    }
    return heard;
  });
}

/** A call whose start is over: the client sends more than 99 kbit/s. */
async function settledCall(): Promise<{ professional: Page; client: Page }> {
  const sides = await meet(server, { newPerson });
  const details = sides.client.getByRole("group", {
    name: "Connection to Robin Ellis",
    includeHidden: true,
  });
  await expect(details).toContainText(/Sending[1-9]\d{2,} kbit\/s/, { timeout: 20_000 });
  return sides;
}

/** Waits for so many seconds of sound, by the receiver's own count: 48,000 samples each. */
async function hear(page: Page, seconds: number): Promise<void> {
  const { total } = await received(page);
  const more = async () => (await received(page)).total - total;
  await expect.poll(more, { timeout: Math.max(1_000, seconds * 2_000) }).toBeGreaterThan(seconds * 48_000);
}

/** So long pictures may take to give way, in ms. */
const WITHIN = 5000;

const pausedTheirs = (page: Page) =>
  page.getByText("Video paused: the connection is too slow. Sound goes on.");
const pausedOwn = (page: Page) => page.getByText("Your video is paused: the connection is too slow");

test("at 120 kbit/s pictures give way within 5 s, sound stays, and pictures come back", async () => {
  test.setTimeout(150_000);
  const { professional, client } = await settledCall();
  const paused = pausedTheirs(professional);
  const before = await received(professional);
  path.limit(120);
  let began = Date.now();
  // Without its own intervals an assertion looks once a second, and the measured time would be up to a second too long.
  const isPaused = () => pausedOwn(client).isVisible();
  await expect.poll(isPaused, { timeout: 20_000, intervals: [100] }).toBe(true);
  const gaveWay = Date.now() - began;
  expect(gaveWay).toBeLessThanOrEqual(WITHIN);
  await expect(paused).toBeVisible();
  await hear(professional, (WITHIN - gaveWay) / 1000); // what was on its way has arrived

  const quiet = await received(professional);
  await hear(professional, 20);
  const later = await received(professional);
  const concealed = (later.concealed - quiet.concealed) / (later.total - quiet.total);
  const usual = before.concealed / Math.max(1, before.total); // what a busy machine makes up by itself
  const transition = (quiet.concealed - before.concealed) / Math.max(1, quiet.total - before.total);
  await expect(paused).toBeVisible();

  path.lift();
  began = Date.now();
  await expect(paused).toBeHidden({ timeout: 30_000 });
  const cameBack = Date.now() - began;
  const { framesDecoded } = await received(professional);
  await expect
    .poll(async () => (await received(professional)).framesDecoded)
    .toBeGreaterThan(framesDecoded + 5);

  const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
  console.log(
    `gave way after ${gaveWay} ms (${percent(transition)} of the sound made up until then), ` +
      `${percent(concealed)} while limited, ${percent(usual)} before, pictures back after ${cameBack} ms`,
  );
  expect(concealed - usual).toBeLessThan(0.05);
  expect(cameBack).toBeLessThanOrEqual(15_000);
});

test("a shared screen gives way too, keeps its size and never goes dark", async () => {
  test.setTimeout(200_000);
  const { professional, client } = await settledCall();
  await client.getByRole("button", { name: "Share screen" }).click();
  await expectToSeeScreen(professional);
  const { width } = await readScreen(professional);
  const perSecond = async () => {
    const before = await readScreen(professional);
    await hear(professional, 10);
    return ((await readScreen(professional)).frames - before.frames) / 10;
  };
  path.limit(120);
  await expect(pausedOwn(client)).toBeVisible({ timeout: 30_000 });
  await hear(professional, 5); // what was on its way has arrived
  const limited = await perSecond();
  await expectToSeeScreen(professional);
  const { width: limitedWidth } = await readScreen(professional);

  path.lift();
  await expect(pausedTheirs(professional)).toBeHidden({ timeout: 30_000 });
  console.log(`screen while limited: ${limited} pictures a second, ${limitedWidth} wide (${width} before)`);
  expect(limited).toBeLessThan(3);
  expect(limitedWidth).toBe(width);
  const before = (await readScreen(professional)).frames;
  await expect.poll(async () => (await readScreen(professional)).frames).toBeGreaterThan(before + 20);
});
