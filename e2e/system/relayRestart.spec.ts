import { expect, type Page, test } from "@playwright/test";
import {
  bringTogether,
  expectFrames,
  LabService,
  pathBetween,
  whyNoLabService,
} from "../support/LabService.ts";
import { openAsProfessional } from "../support/professional.ts";

const obstacle = whyNoLabService();
/** Seconds that credentials are good here. */
const LIFETIME = 20;
let service: LabService;

if (obstacle) console.log(`No networks can be built here, so nothing is tested: ${obstacle}`);
test.skip(obstacle !== undefined, obstacle);
test.use({ trace: "off" });

test.beforeAll(async () => {
  if (obstacle) return; // hooks run before the skip is known
  service = await LabService.start({ withRelay: true, env: { TURN_LIFETIME: String(LIFETIME) } });
});
test.afterAll(() => service?.stop());

/** When the credentials run out that the page's connected connection would use next, in seconds since 1970. */
function expiry(page: Page): Promise<number> {
  return page.evaluate(() => {
    const connected = window.recordedPeers.find(
      ({ connection }) => connection.connectionState === "connected",
    );
    const servers = connected?.connection.getConfiguration().iceServers ?? [];
    return Number(servers.find(({ username }) => username)?.username?.split(":")[0]);
  });
}

test("a relayed call outlives its credentials, and comes back when the relay is restarted", async () => {
  test.setTimeout(180_000);
  const professional = await (await service.openBrowser("symmetric")).newPage();
  const client = await (await service.openBrowser("symmetric")).newPage();
  const pages = [professional, client];
  await openAsProfessional(professional, service.server.dashboardUrl);
  await bringTogether(professional, client, "Kim Novak");
  await Promise.all(pages.map((page) => expectFrames(page)));
  await expect.poll(() => pathBetween(pages)).toBe("udp");

  const first = Math.max(...(await Promise.all(pages.map(expiry))));
  await expect.poll(() => Date.now() / 1000, { timeout: 60_000 }).toBeGreaterThan(first);
  // The first ones are of no use any more; those that a restart would use are.
  for (const page of pages) {
    await expect.poll(() => expiry(page), { timeout: 30_000 }).toBeGreaterThan(Date.now() / 1000);
  }
  await Promise.all(pages.map((page) => expectFrames(page)));

  await service.relay.kill();
  await service.relay.start();
  const began = Date.now();
  await expect.poll(() => interrupted(pages), { timeout: 30_000 }).toBe(true);
  await Promise.all(pages.map((page) => expectFrames(page, 60_000)));
  console.log(`pictures both ways ${Date.now() - began} ms after the relay was back`);
  await expect.poll(() => pathBetween(pages)).toBe("udp");
});

/** Whether either side knows that its path is gone. */
async function interrupted(pages: Page[]): Promise<boolean> {
  const states = pages.map((page) =>
    page.evaluate(() => window.recordedPeers.map((peer) => peer.connection.connectionState)),
  );
  return (await Promise.all(states)).some((all) => !all.includes("connected"));
}
