/**
 * `npm run bench:reload`: from the reload to the first remote frame, here on either side and on a bare
 * page, in turn, in one run; and how long the picture stands still at the other side meanwhile.
 *
 * usage: npm run bench:reload [-- --runs 9]
 */
import { parseArgs } from "node:util";
import { type Browser, chromium, expect, type Page } from "@playwright/test";
import { launchOptions } from "../support/chromium.ts";
import { checkIn } from "../support/client.ts";
import { admit, createAppointment, openAsProfessional } from "../support/professional.ts";
import { startServer } from "../support/server.ts";
import { startBarePage } from "./barePage.ts";
import { median } from "./median.ts";
import { readJoinTime, watchFirstFrame } from "./watchFirstFrame.ts";
import { takeLongestGap, watchGaps } from "./watchGaps.ts";

const LIMIT = 2.5;
const FROZEN_LIMIT = 600;
const { values } = parseArgs({ options: { runs: { type: "string", default: "9" } } });
const runs = Number(values.runs);

interface Times {
  /** From the reload to the first remote frame, ms. */
  back: number[];
  /** Longest stillness at the other side, ms. */
  frozen: number[];
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ permissions: ["camera", "microphone"], locale: "en-US" });
  await context.addInitScript(watchFirstFrame);
  await context.addInitScript(watchGaps);
  return context.newPage();
}

/** Frames flow at both sides, so that what stands still afterwards stands still because of the reload. */
async function settle(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    await expect.poll(() => page.evaluate(() => window.joinMarks.frame)).toBeGreaterThan(0);
    const before = await page.evaluate(() => window.pictures);
    await expect.poll(() => page.evaluate(() => window.pictures)).toBeGreaterThan(before + 20);
  }
}

async function reload(page: Page, other: Page, times: Times, counts: boolean): Promise<void> {
  await settle([page, other]);
  await takeLongestGap(other);
  await page.reload({ waitUntil: "commit" });
  const back = await readJoinTime(page); // the page's clock begins with the reload
  await settle([page]);
  const frozen = await takeLongestGap(other);
  if (!counts) return;
  times.back.push(back);
  times.frozen.push(frozen);
}

function print(name: string, { back, frozen }: Times, bare: number): boolean {
  const ratio = median(back) / bare;
  console.log(
    `${name}: back after ${median(back).toFixed(0)} ms, ratio ${ratio.toFixed(2)} (limit ${LIMIT}); ` +
      `frozen at the other side ${median(frozen).toFixed(0)} ms (limit ${FROZEN_LIMIT})`,
  );
  return ratio <= LIMIT && median(frozen) <= FROZEN_LIMIT;
}

const browser = await chromium.launch(launchOptions);
const bare = await startBarePage();
const server = await startServer();
const staying = await newPage(browser);
const coming = await newPage(browser);
await staying.goto(`http://localhost:${bare.port}/staying`);
await coming.goto(`http://localhost:${bare.port}/coming`);
const professional = await newPage(browser);
const client = await newPage(browser);
await openAsProfessional(professional, server.dashboardUrl);
await checkIn(client, await createAppointment(professional));
await admit(professional, "Kim Novak");

const newTimes = (): Times => ({ back: [], frozen: [] });
const times = { bare: newTimes(), client: newTimes(), professional: newTimes() };
for (let run = 0; run <= runs; run += 1) {
  const counts = run > 0; // the first of each warms the browser up
  await reload(coming, staying, times.bare, counts);
  await reload(client, professional, times.client, counts);
  await reload(professional, client, times.professional, counts);
}
const baseline = median(times.bare.back);
console.log(
  `Bare page: back after ${baseline.toFixed(0)} ms, ` +
    `frozen at the other side ${median(times.bare.frozen).toFixed(0)} ms (${runs} runs each)`,
);
const results = [
  print("Client reloads", times.client, baseline),
  print("Professional reloads", times.professional, baseline),
];
await browser.close();
for (const running of [server, bare]) await running.stop();
process.exitCode = results.every(Boolean) ? 0 : 1;
