/**
 * `npm run bench:mesh`: what one participant of a call pays when everyone sends to everyone: upload, encoded pictures
 * and processor time with two, three and four people in it; once with the shares that each receiver gets, and once with
 * the whole picture for everybody. Times and rates are of this machine and its fake camera of ten pictures a second;
 * the ratios to a call of two are what can be compared.
 *
 * usage: npm run bench:mesh [-- --runs 3 --seconds 10]
 */
import { parseArgs } from "node:util";
import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { calmLaunchOptions } from "../support/chromium.ts";
import { checkIn } from "../support/client.ts";
import { admitGuest, expectToSeeAll, inviteGuest } from "../support/guests.ts";
import { admit, createAppointment, openAsProfessional } from "../support/professional.ts";
import { startServer } from "../support/server.ts";
import { recordPeerConnections } from "../support/stats.ts";
import { median } from "./median.ts";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "3" }, seconds: { type: "string", default: "10" } },
});
const runs = Number(values.runs);
const seconds = Number(values.seconds);
/** The bandwidth estimate and the shares have settled by then, in s. */
const SETTLE = 12;
const small = { width: 640, height: 480 };
const others = [
  { name: "Ana Sol", role: "interpreter" },
  { name: "Bo Lind", role: "relative" },
] as const;

/** What each participant pays, on average. */
interface Cost {
  /** kbit/s of sound and pictures, to everybody together. */
  upload: number;
  /** Pictures encoded a second, for everybody together. */
  encoded: number;
  /** Short side of the pictures sent. */
  lines: number;
  /** Seconds of processor time a second: 1 is one core. */
  processor: number;
}

interface Counters {
  bytes: number;
  frames: number;
  lines: number;
}

/** Runs in the page before its scripts: every encoder then sends all that it can. */
function sendEverything(): void {
  RTCRtpSender.prototype.setParameters = () => Promise.resolve();
}

async function newPage(browser: Browser, whole: boolean): Promise<Page> {
  const context = await browser.newContext({
    permissions: ["camera", "microphone"],
    locale: "en-US",
    viewport: small,
  });
  await context.addInitScript(recordPeerConnections);
  if (whole) await context.addInitScript(sendEverything);
  return context.newPage();
}

function countersOf(page: Page): Promise<Counters> {
  return page.evaluate(async () => {
    const sum = { bytes: 0, frames: 0, lines: 0 };
    for (const { connection } of window.recordedPeers) {
      if (connection.connectionState !== "connected") continue;
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type !== "outbound-rtp") continue;
        sum.bytes += entry.bytesSent ?? 0;
        sum.frames += entry.framesEncoded ?? 0;
        sum.lines = Math.max(sum.lines, Math.min(entry.frameWidth ?? 0, entry.frameHeight ?? 0));
      }
    }
    return sum;
  });
}

/** Processor time of the browser with all its processes so far, in s. */
async function processorTime(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

const pause = (length: number) => new Promise((resolve) => setTimeout(resolve, length * 1000));
const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;

async function measure(session: CDPSession, pages: readonly Page[]): Promise<Cost> {
  await pause(SETTLE);
  const read = () =>
    Promise.all([processorTime(session), Promise.all(pages.map(countersOf)), performance.now()]);
  const [cpuBefore, before, began] = await read();
  await pause(seconds);
  const [cpuAfter, after, ended] = await read();
  const lasted = (ended - began) / 1000;
  const perSecond = (key: "bytes" | "frames") =>
    mean(after.map((counters, index) => (counters[key] - (before[index]?.[key] ?? 0)) / lasted));
  return {
    upload: (perSecond("bytes") * 8) / 1000,
    encoded: perSecond("frames"),
    lines: median(after.map(({ lines }) => lines)),
    processor: (cpuAfter - cpuBefore) / lasted / pages.length,
  };
}

/** One call that grows from two to four. */
async function measureRun(dashboardUrl: string, whole: boolean): Promise<Cost[]> {
  const professional = await newPage(browser, whole);
  await openAsProfessional(professional, dashboardUrl);
  const client = await newPage(browser, whole);
  await checkIn(client, await createAppointment(professional, "Kim Novak"));
  await admit(professional, "Kim Novak");
  await expectToSeeAll(professional, ["Kim Novak"]);
  const pages = [professional, client];
  const names = ["Kim Novak"];
  const costs = [await measure(session, pages)];
  for (const { name, role } of others) {
    const guest = await newPage(browser, whole);
    await checkIn(guest, await inviteGuest(professional, name, role));
    await admitGuest(professional, name);
    pages.push(guest);
    names.push(name);
    await expectToSeeAll(professional, names);
    costs.push(await measure(session, pages));
  }
  await professional.getByRole("button", { name: "End visit" }).click();
  for (const page of pages) await page.context().close();
  return costs;
}

function print(title: string, all: readonly Cost[][]): void {
  const middle = (size: number, key: keyof Cost) =>
    median(all.map((costs) => costs[size]?.[key] ?? Number.NaN));
  console.log(`each participant of a call, and the ratio to a call of two: ${title}`);
  for (const size of [0, 1, 2]) {
    const [upload, encoded, processor] = (["upload", "encoded", "processor"] as const).map((key) => {
      const value = middle(size, key);
      return { value, ratio: (value / middle(0, key)).toFixed(2) };
    });
    console.log(
      `${size + 2} people: upload ${upload?.value.toFixed(0)} kbit/s (${upload?.ratio}), ` +
        `pictures of ${middle(size, "lines").toFixed(0)} lines, ` +
        `${encoded?.value.toFixed(1)} encoded a second (${encoded?.ratio}), ` +
        `processor ${((processor?.value ?? 0) * 100).toFixed(0)} % of a core (${processor?.ratio})`,
    );
  }
}

const browser = await chromium.launch(calmLaunchOptions);
const session = await browser.newBrowserCDPSession();
const server = await startServer();
const shared: Cost[][] = [];
const whole: Cost[][] = [];
for (let run = 0; run < runs; run += 1) {
  shared.push(await measureRun(server.dashboardUrl, false));
  whole.push(await measureRun(server.dashboardUrl, true));
}
print("a share for each", shared);
print("the whole picture for each", whole);
await browser.close();
await server.stop();
