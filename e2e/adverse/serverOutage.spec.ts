import { expect, type Page } from "@playwright/test";
import { manyCamerasLaunchOptions } from "../support/chromium.ts";
import { countPictures, type Gaps, takeGaps, watchFrames } from "../support/frameGaps.ts";
import { expectLoadedAhead } from "../support/loadedAhead.ts";
import { meet } from "../support/meet.ts";
import { say } from "../support/say.ts";
import { expectToSeeScreen, recordScreens } from "../support/screen.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { test } from "../support/test.ts";

/** How long the server is gone, in ms. */
const OUTAGE = 60_000;

// Three cameras, so that there is one to switch to.
test.use({ launchOptions: manyCamerasLaunchOptions });

let server: RunningServer;

test.beforeEach(async ({ problems }) => {
  problems.expect(/ERR_|WebSocket|Failed to load/); // while the server is gone
  server = await startServer();
});
test.afterEach(() => server.stop());

const goesOn = (page: Page) => page.getByText("Your call goes on");

/** The ICE credentials of both ends of the one connection that a page has open. */
function credentials(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const open = window.recordedPeers.find(({ connection }) => connection.connectionState === "connected");
    const { currentLocalDescription, currentRemoteDescription } = open?.connection ?? {};
    const user = (sdp = "") => /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? "";
    return [user(currentLocalDescription?.sdp), user(currentRemoteDescription?.sdp)];
  });
}

async function restartIce(page: Page): Promise<void> {
  const before = await credentials(page);
  await page.evaluate(() => {
    const open = window.recordedPeers.find(({ connection }) => connection.connectionState === "connected");
    open?.connection.restartIce();
  });
  for (const end of [0, 1])
    await expect.poll(async () => (await credentials(page))[end]).not.toBe(before[end]);
}

/** Everything that a person does in a call, none of it by the server. */
async function useTheCall({ professional, client }: { professional: Page; client: Page }): Promise<void> {
  await say(client, professional, "Are you there?");
  await say(professional, client, "I am.");
  await client.getByRole("button", { name: "Choose camera" }).click();
  await client.getByRole("menuitemradio", { name: "fake_device_2" }).click();
  await client.getByRole("button", { name: "Share screen" }).click();
  await expectToSeeScreen(professional);
  await client.getByRole("button", { name: "Stop sharing" }).click();
  await restartIce(professional);
  await restartIce(client);
  await Promise.all([professional, client].map(expectToSeeAndHear));
}

/** Pauses of each side while the server was there, for as long as some pictures take. */
async function usualGaps(sides: Page[]): Promise<Gaps[]> {
  const shown = async (count: number) => {
    for (const side of sides) await watchFrames(side);
    const fewest = async () => Math.min(...(await Promise.all(sides.map(countPictures))));
    await expect.poll(fewest, { timeout: 120_000 }).toBeGreaterThan(count);
  };
  await shown(10); // the layout has settled
  await shown(40);
  return Promise.all(sides.map(takeGaps));
}

/** No pause is longer by half a second than the usual ones, or than those in which the machine itself was busy. */
function expectNoStall(usual: Gaps[], gaps: Gaps[]): void {
  const allowed = Math.max(...usual.map(({ theirs }) => theirs), ...gaps.map(({ own }) => own)) + 500;
  for (const { theirs } of gaps) expect(theirs).toBeLessThanOrEqual(allowed);
}

test("a server that is gone for a minute takes nothing from a call, and gets it back", async ({
  newPerson,
}) => {
  test.setTimeout(400_000);
  const { professional, client } = await meet(server, { newPerson, scripts: [recordScreens] });
  const sides = [professional, client];
  await expectLoadedAhead(...sides);
  const usual = await usualGaps(sides);

  await server.halt("SIGKILL");
  const killed = Date.now();
  for (const side of sides) await expect(goesOn(side)).toBeVisible();
  const atOnce = await Promise.all(sides.map(takeGaps));
  await useTheCall({ professional, client });
  const inUse = await Promise.all(sides.map(takeGaps)); // a camera that is changed may pause
  await expect.poll(() => Date.now() - killed, { timeout: OUTAGE + 5_000 }).toBeGreaterThan(OUTAGE);
  const later = await Promise.all(sides.map(takeGaps));
  await server.restart();
  for (const side of sides) await expect(goesOn(side)).toHaveCount(0);
  const back = await Promise.all(sides.map(takeGaps));
  console.log(`longest pauses in ms: ${JSON.stringify({ usual, atOnce, inUse, later, back })}`);
  for (const gaps of [atOnce, later, back]) expectNoStall(usual, gaps);

  await Promise.all(sides.map(expectToSeeAndHear));
  await say(client, professional, "The server is back.");
  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
});
