/**
 * `npm run bench:join`: from the click on *Admit* to the first remote frame, here and on a bare
 * page, alternating, in one run; without and with 60 ms of round-trip time on HTTP and WebSocket.
 * A ratio within one run, never a time, says whether it is fast.
 *
 * usage: npm run bench:join [-- --runs 9]
 */
import { parseArgs } from "node:util";
import { type Browser, chromium, expect, type Page } from "@playwright/test";
import { launchOptions } from "../support/chromium.ts";
import { checkIn } from "../support/client.ts";
import { startDelayProxy } from "../support/delayProxy.ts";
import { createAppointment, openAsProfessional } from "../support/professional.ts";
import { startServer } from "../support/server.ts";
import { startBarePage } from "./barePage.ts";
import { median } from "./median.ts";
import { readJoinTime, watchFirstFrame } from "./watchFirstFrame.ts";

const LIMIT = 1.15;
const { values } = parseArgs({ options: { runs: { type: "string", default: "9" } } });
const runs = Number(values.runs);

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ permissions: ["camera", "microphone"], locale: "en-US" });
  await context.addInitScript(watchFirstFrame);
  return context.newPage();
}

/** Clicks *Admit* and waits for the first remote frame; ms between the two, by the page's own clock. */
async function clickToFrame(page: Page): Promise<number> {
  const button = page.getByRole("button", { name: /^Admit/ });
  await expect(button).toBeEnabled();
  await button.click();
  return readJoinTime(page);
}

async function measureBare(browser: Browser, origin: string): Promise<number> {
  const waiting = await newPage(browser);
  const answering = await newPage(browser);
  await waiting.goto(`${origin}/waiting`);
  await answering.goto(`${origin}/answering`);
  const time = await clickToFrame(answering);
  await waiting.context().close();
  await answering.context().close();
  return time;
}

async function measureTelevisit(browser: Browser, dashboardUrl: string): Promise<number> {
  const professional = await newPage(browser);
  await openAsProfessional(professional, dashboardUrl);
  const joinLink = await createAppointment(professional);
  const client = await newPage(browser);
  await checkIn(client, joinLink);
  await expect
    .poll(() => professional.evaluate(() => document.querySelectorAll("video")[0]?.videoWidth ?? 0))
    .toBeGreaterThan(0); // the own picture is there, as it is on the bare page
  const time = await clickToFrame(professional);
  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await professional.context().close();
  await client.context().close();
  return time;
}

async function compare(browser: Browser, roundTripMs: number): Promise<boolean> {
  const bare = await startBarePage();
  const bareProxy = await startDelayProxy(bare.port, roundTripMs);
  // The proxy's port must be known before the server starts: the public URL names it.
  let targetPort = 0;
  const proxy = await startDelayProxy(() => targetPort, roundTripMs);
  const server = await startServer({ PUBLIC_URL: `http://localhost:${proxy.port}` });
  targetPort = Number(new URL(server.url).port);
  const times = { bare: [] as number[], televisit: [] as number[] };
  for (let run = 0; run <= runs; run += 1) {
    const bareTime = await measureBare(browser, `http://localhost:${bareProxy.port}`);
    const ourTime = await measureTelevisit(browser, server.dashboardUrl);
    if (run === 0) continue; // the first of each warms the browser up
    times.bare.push(bareTime);
    times.televisit.push(ourTime);
  }
  for (const running of [server, proxy, bareProxy, bare]) await running.stop();
  const [bareMedian, ourMedian] = [median(times.bare), median(times.televisit)];
  const ratio = ourMedian / bareMedian;
  console.log(
    `RTT ${roundTripMs} ms: bare page ${bareMedian.toFixed(0)} ms, Televisit ${ourMedian.toFixed(0)} ms, ` +
      `ratio ${ratio.toFixed(2)} (limit ${LIMIT}, ${runs} runs each)`,
  );
  console.log(`  bare ${spread(times.bare)}, Televisit ${spread(times.televisit)}`);
  return ratio <= LIMIT;
}

function spread(times: readonly number[]): string {
  return `${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)} ms`;
}

const browser = await chromium.launch(launchOptions);
const results = [await compare(browser, 0), await compare(browser, 60)];
await browser.close();
process.exitCode = results.every(Boolean) ? 0 : 1;
