import { type Browser, chromium, expect, type Page, test } from "@playwright/test";
import { launchOptions } from "../support/chromium.ts";
import { checkIn } from "../support/client.ts";
import { admit, createAppointment, openAsProfessional } from "../support/professional.ts";
import { SlowPath, whyNoSlowPath } from "../support/SlowPath.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear, recordPeerConnections } from "../support/stats.ts";

const obstacle = whyNoSlowPath();
const port = 20_000 + (process.pid % 10_000);
let path: SlowPath;
let server: RunningServer;
let browsers: Browser[] = [];

if (obstacle) console.log(`A path cannot be limited here, so nothing is tested: ${obstacle}`);
test.skip(obstacle !== undefined, obstacle);

test.beforeAll(async () => {
  if (obstacle) return; // hooks run before the skip is known
  path = new SlowPath();
  server = await startServer({ PORT: String(port), PUBLIC_URL: `http://${path.host}:${port}` });
});
test.afterAll(async () => {
  for (const browser of browsers) await browser.close();
  browsers = [];
  await server?.stop();
  path?.remove();
});

/** A person's page in a browser of its own, inside the path's namespace or on this machine. */
async function newPerson(inside: boolean): Promise<Page> {
  const { executablePath = "", args = [] } = launchOptions;
  const origin = `http://${path.host}:${port}`;
  const browser = await chromium.launch({
    executablePath: inside ? path.wrap(executablePath) : executablePath,
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

test("at 120 kbit/s pictures give way within 5 s, sound stays, and pictures come back", async () => {
  test.setTimeout(150_000);
  const professional = await newPerson(false);
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, "Kim Novak");
  const client = await newPerson(true);
  await checkIn(client, joinLink);
  await admit(professional, "Kim Novak");
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  const sending = /Sending[1-9]\d{2,} kbit\/s/; // the start is over once there is more than 99 kbit/s
  const details = client.getByRole("group", { name: "Connection to Robin Ellis", includeHidden: true });
  await expect(details).toContainText(sending, { timeout: 20_000 });

  const paused = professional.getByText("Video paused: the connection is too slow. Sound goes on.");
  const before = await received(professional);
  path.limit(120);
  let began = Date.now();
  await expect(client.getByText("Your video is paused: the connection is too slow")).toBeVisible({
    timeout: 20_000,
  });
  const gaveWay = Date.now() - began;
  await expect(paused).toBeVisible();

  const quiet = await received(professional);
  // Twenty seconds of sound, by the receiver's own count: 48,000 samples each.
  await expect
    .poll(async () => (await received(professional)).total - quiet.total, { timeout: 40_000 })
    .toBeGreaterThan(20 * 48_000);
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
  expect(gaveWay).toBeLessThanOrEqual(5000);
  expect(concealed - usual).toBeLessThan(0.05);
  expect(cameBack).toBeLessThanOrEqual(15_000);
});
