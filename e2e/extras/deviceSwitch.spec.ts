import { expect, type Page } from "@playwright/test";
import { manyCamerasLaunchOptions } from "../support/chromium.ts";
import { checkIn } from "../support/client.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "../support/professional.ts";
import { expectGreen, expectYellow } from "../support/redSeen.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear, readConnected } from "../support/stats.ts";
import { test } from "../support/test.ts";
import { liveTracks, recordTracks } from "../support/tracks.ts";

test.use({ launchOptions: manyCamerasLaunchOptions });

declare global {
  interface Window {
    /** The name of a camera that is listed no more. */
    unplugged?: string;
  }
}

const green = "fake_device_0";
const second = "fake_device_1";
const yellow = "fake_device_2";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

/** Runs in the page before its scripts: the yellow camera is not plugged in yet. */
function unplugYellow(): void {
  const { mediaDevices } = navigator;
  const list = mediaDevices.enumerateDevices.bind(mediaDevices);
  let plugged = false;
  mediaDevices.enumerateDevices = async () =>
    (await list()).filter(
      ({ label }) => label !== window.unplugged && (plugged || label !== "fake_device_2"),
    );
  mediaDevices.addEventListener("devicechange", () => {
    plugged = true;
  });
}

/** A call of a professional and a client whose tracks are recorded. */
async function meet(newPerson: () => Promise<Page>, ...scripts: (() => void)[]) {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, "Kim Novak");
  const client = await newPerson();
  for (const script of [recordTracks, ...scripts]) await client.addInitScript(script);
  await checkIn(client, joinLink);
  await admit(professional, "Kim Novak");
  await expectCallWith(client, "Robin Ellis");
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  return { professional, client };
}

async function choose(page: Page, what: "camera" | "microphone", device: string): Promise<void> {
  await page.getByRole("button", { name: `Choose ${what}` }).click();
  await page.getByRole("menuitemradio", { name: device }).click();
}

async function expectNoRenegotiation(...pages: Page[]): Promise<void> {
  for (const page of pages) expect((await readConnected(page)).negotiationsNeeded).toBe(1);
}

test("another camera is seen on the other side, without negotiating, and the choice is remembered", async ({
  newPerson,
}) => {
  const { professional, client } = await meet(newPerson);
  await expectGreen(professional);
  await choose(client, "camera", yellow);
  await expectYellow(professional);
  await expect.poll(() => liveTracks(client)).toMatchObject({ audio: 1, video: 1 });

  // Two choices at once: the later one wins, and nothing stays open.
  await choose(client, "camera", green);
  await choose(client, "camera", yellow);
  await expect.poll(() => liveTracks(client)).toMatchObject({ audio: 1, video: 1 });
  await expectYellow(professional);

  await client.getByRole("button", { name: "Mute microphone" }).click();
  await choose(client, "microphone", "Fake Audio Input 2");
  await expect(professional.getByText("muted", { exact: true })).toBeVisible();
  await expect.poll(() => liveTracks(client)).toMatchObject({ video: 1 });
  await client.getByRole("button", { name: "Turn camera off" }).click();
  await choose(client, "camera", green);
  await expect(professional.getByText("Kim Novak has turned the camera off")).toBeVisible();
  await client.getByRole("button", { name: "Unmute microphone" }).click();
  await client.getByRole("button", { name: "Turn camera on" }).click();
  await expectGreen(professional);
  await expectToSeeAndHear(professional);
  await expectNoRenegotiation(professional, client);

  await choose(client, "camera", yellow);
  await expectYellow(professional);
  await client.reload();
  await expectCallWith(client, "Robin Ellis");
  await expectYellow(professional);

  await client.getByRole("button", { name: "Mute microphone" }).click();
  await client.getByRole("button", { name: "Leave visit" }).click();
  await expect.poll(() => liveTracks(client)).toMatchObject({ audio: 0, video: 0 });
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("the settings switch camera, microphone and speaker, and show oneself", async ({ newPerson }) => {
  const { professional, client } = await meet(newPerson);
  await client.getByRole("button", { name: "Settings" }).click();
  const dialog = client.getByRole("dialog", { name: "Settings" });
  await expect(dialog.getByLabel("Your camera preview")).toBeVisible();
  await expect(dialog.getByRole("meter", { name: "Microphone level" })).toBeVisible();
  await dialog.getByRole("combobox", { name: "Camera" }).selectOption(yellow);
  await expectYellow(professional);
  await dialog.getByRole("combobox", { name: "Speaker" }).selectOption("Fake Audio Output 2");
  const remote = client.getByLabel("Video of Robin Ellis");
  await expect
    .poll(() => remote.evaluate((video) => video instanceof HTMLVideoElement && video.sinkId !== ""))
    .toBe(true);
  await client.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expectToSeeAndHear(professional);
  await expectNoRenegotiation(professional, client);
  await professional.getByRole("button", { name: "End visit" }).click();
});

/** The name of the first camera that is open. */
function cameraInUse(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () =>
      window.recordedTracks.find(({ kind, readyState }) => kind === "video" && readyState === "live")?.label,
  );
}

test("an unplugged camera is replaced by the next, and one that is plugged in is offered", async ({
  newPerson,
}) => {
  const { professional, client } = await meet(newPerson, unplugYellow);
  await choose(client, "camera", second);
  await expect.poll(() => cameraInUse(client)).toBe(second); // the earlier camera has ended
  await client.evaluate((label) => {
    window.unplugged = label;
    const camera = window.recordedTracks.find(
      (track) => track.kind === "video" && track.readyState === "live",
    );
    camera?.stop();
    camera?.dispatchEvent(new Event("ended"));
  }, second);
  await expect(
    client.getByRole("status").filter({ hasText: `“${second}” is no longer there` }),
  ).toBeVisible();
  await expectToSeeAndHear(professional);
  await client.getByRole("button", { name: "Dismiss" }).click();

  await client.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event("devicechange")));
  await expect(client.getByText(`A camera was connected: “${yellow}”`)).toBeVisible();
  await client.getByRole("button", { name: "Use it" }).click();
  await expectYellow(professional);
  await expect(client.getByRole("button", { name: "Use it" })).toHaveCount(0);
  await expectNoRenegotiation(professional, client);
  await professional.getByRole("button", { name: "End visit" }).click();
  await expect.poll(() => liveTracks(client)).toMatchObject({ audio: 0, video: 0 });
});

test("a camera that is missing from the list only after its end is replaced as well", async ({
  newPerson,
}) => {
  const { professional, client } = await meet(newPerson, unplugYellow);
  await choose(client, "camera", second);
  await expect.poll(() => cameraInUse(client)).toBe(second); // the earlier camera has ended
  await client.evaluate(() => {
    const camera = window.recordedTracks.find(
      (track) => track.kind === "video" && track.readyState === "live",
    );
    camera?.stop();
    camera?.dispatchEvent(new Event("ended"));
  });
  // It is still listed, so the system seems to have taken it.
  await expect(client.getByRole("button", { name: "Resume" })).toBeVisible();
  await client.evaluate((label) => {
    window.unplugged = label;
    navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
  }, second);
  await expect(
    client.getByRole("status").filter({ hasText: `“${second}” is no longer there` }),
  ).toBeVisible();
  await expect(client.getByRole("button", { name: "Resume" })).toHaveCount(0);
  await expectToSeeAndHear(professional);
  await professional.getByRole("button", { name: "End visit" }).click();
});
