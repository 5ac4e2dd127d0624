/**
 * `npm run bench:switch`: how long the picture stands still at the other side while the client goes
 * over to another camera, beside how long it stands still at most when nothing is switched.
 *
 * usage: npm run bench:switch [-- --runs 15]
 */
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { manyCamerasLaunchOptions } from "../support/chromium.ts";
import { checkIn } from "../support/client.ts";
import { admit, createAppointment, openAsProfessional } from "../support/professional.ts";
import { startServer } from "../support/server.ts";
import { median } from "./median.ts";

const LIMIT = 150;
/** Pictures after which a switch is over, and full ones come again. */
const FRAMES = 30;
const { values } = parseArgs({ options: { runs: { type: "string", default: "15" } } });
const runs = Number(values.runs);

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ permissions: ["camera", "microphone"], locale: "en-US" });
  return context.newPage();
}

/** The longest time in ms between two pictures of the next so many, at the professional. */
function longestGap(page: Page): Promise<number> {
  return page.getByLabel("Video of Kim Novak").evaluate(
    (video, frames) =>
      new Promise<number>((resolve) => {
        if (!(video instanceof HTMLVideoElement)) throw new Error("no video");
        let last = 0;
        let longest = 0;
        let left = frames;
        const onFrame = (now: number) => {
          if (last > 0) longest = Math.max(longest, now - last);
          last = now;
          left -= 1;
          if (left > 0) video.requestVideoFrameCallback(onFrame);
          else resolve(longest);
        };
        video.requestVideoFrameCallback(onFrame);
      }),
    FRAMES,
  );
}

async function measure(professional: Page, client: Page): Promise<{ still: number[]; calm: number[] }> {
  const times = { still: [] as number[], calm: [] as number[] };
  const cameras = ["fake_device_2", "fake_device_0"];
  for (let run = 0; run <= runs; run += 1) {
    const calm = await longestGap(professional);
    await client.getByRole("button", { name: "Choose camera" }).click();
    const choice = client.getByRole("menuitemradio", { name: cameras[run % 2] ?? "" });
    const [still] = await Promise.all([longestGap(professional), choice.click()]);
    await client.getByRole("menu").waitFor({ state: "detached" });
    if (run === 0) continue; // the first one loads code
    times.calm.push(calm);
    times.still.push(still);
  }
  return times;
}

const server = await startServer();
const browser = await chromium.launch(manyCamerasLaunchOptions);
const professional = await newPage(browser);
await openAsProfessional(professional, server.dashboardUrl);
const client = await newPage(browser);
await checkIn(client, await createAppointment(professional));
await admit(professional, "Kim Novak");
const { still, calm } = await measure(professional, client);
await browser.close();
await server.stop();

const frozen = median(still);
const rounded = still.map(Math.round).join(" ");
console.log(`Longest pause between two pictures at the other side, ms, ${still.length} switches`);
console.log(`  without a switch: median ${median(calm).toFixed(0)}`);
console.log(`  during a switch:  median ${frozen.toFixed(0)} (limit ${LIMIT}), all: ${rounded}`);
if (frozen > LIMIT) process.exitCode = 1;
