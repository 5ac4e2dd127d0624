import { expect, type Page } from "@playwright/test";
import { manyCamerasLaunchOptions } from "../support/chromium.ts";
import { meet } from "../support/meet.ts";
import { turnIntoPhone } from "../support/phoneCameras.ts";
import { expectGreen, expectYellow } from "../support/redSeen.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear, readConnected } from "../support/stats.ts";
import { test } from "../support/test.ts";
import { liveTracks, recordTracks } from "../support/tracks.ts";

test.use({ launchOptions: manyCamerasLaunchOptions });

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

/** How one's own picture is turned: the front camera's as in a mirror, the back camera's not. */
function mirrored(page: Page): Promise<boolean> {
  return page
    .getByLabel("Your video")
    .evaluate((video) => new DOMMatrix(getComputedStyle(video).transform).a === -1);
}

for (const { name, oneAtATime } of [
  { name: "both of which may be open", oneAtATime: false },
  { name: "of which one may be open at a time", oneAtATime: true },
]) {
  test(`a phone's button turns to the back camera and to the front one again, ${name}`, async ({
    newPerson,
  }) => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
    const { professional, client } = await meet(server, {
      newPerson: async (options) => {
        const page = await newPerson(options);
        await page.addInitScript(turnIntoPhone, { oneAtATime });
        return page;
      },
      scripts: [recordTracks],
      options: phone,
    });
    const turn = client.getByRole("button", { name: "Switch between front and back camera" });
    await expectGreen(professional);
    expect(await mirrored(client)).toBe(true);
    const before = await liveTracks(client);

    await turn.click();
    await expectYellow(professional);
    await expect.poll(() => mirrored(client)).toBe(false);
    await expect.poll(() => liveTracks(client)).toMatchObject({ audio: 1, video: 1 });
    expect((await liveTracks(client)).opened).toBeGreaterThan(before.opened);

    await client.getByRole("button", { name: "Turn camera off" }).click();
    await turn.click();
    await expect(professional.getByText("Kim Novak has turned the camera off")).toBeVisible();
    await client.getByRole("button", { name: "Turn camera on" }).click();
    await expectGreen(professional);
    await expect.poll(() => mirrored(client)).toBe(true);

    // Twice in a hurry: the later click counts, and only its camera stays open.
    await turn.dblclick();
    await expect.poll(() => liveTracks(client)).toMatchObject({ audio: 1, video: 1 });
    await expectToSeeAndHear(professional);
    for (const page of [professional, client]) expect((await readConnected(page)).negotiationsNeeded).toBe(1);
    await professional.getByRole("button", { name: "End visit" }).click();
    await expect.poll(() => liveTracks(client)).toMatchObject({ audio: 0, video: 0 });
  });
}
