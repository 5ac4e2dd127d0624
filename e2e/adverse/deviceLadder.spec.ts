import { expect, type Page } from "@playwright/test";
import { type BrokenDevices, breakDevices, mendDevices } from "../support/breakDevices.ts";
import { launchOptions } from "../support/chromium.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "../support/professional.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear, readConnected } from "../support/stats.ts";
import { test } from "../support/test.ts";
import { liveTracks, recordTracks } from "../support/tracks.ts";

type State = "ok" | "refused" | "missing" | "busy";
interface Devices {
  camera: State;
  microphone: State;
}

const states = ["ok", "refused", "missing", "busy"] as const;
/** All sixteen of one person. */
const ladder: Devices[] = states.flatMap((camera) => states.map((microphone) => ({ camera, microphone })));

const words = {
  refused: {
    camera: "does not let this page use the camera",
    microphone: "does not let this page use the microphone",
  },
  missing: { camera: "No camera was found", microphone: "No microphone was found" },
  busy: {
    camera: "Another program is using the camera",
    microphone: "Another program is using the microphone",
  },
};
/** Where to go about it, in Chromium's words. */
const mending = { refused: "the address bar", missing: "plugged in", busy: "Close other programs" };

// The fake prompt would grant everything; without it the permissions of each person decide.
const args = (launchOptions.args ?? []).filter((flag) => flag !== "--use-fake-ui-for-media-stream");
test.use({ launchOptions: { ...launchOptions, args } });

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

const named = ({ camera, microphone }: Devices) => `camera ${camera} and microphone ${microphone}`;

/** Refused by the browser itself; missing and busy one at a time is more than fake devices can be. */
async function prepare(page: Page, devices: Devices): Promise<void> {
  const failures = { missing: "NotFoundError", busy: "NotReadableError" } as const;
  const broken: BrokenDevices = {};
  if (devices.microphone === "missing" || devices.microphone === "busy")
    broken.audio = failures[devices.microphone];
  if (devices.camera === "missing" || devices.camera === "busy") broken.video = failures[devices.camera];
  await breakDevices(page, broken);
  await page.addInitScript(recordTracks);
}

/** The browser refuses whatever is not among the permissions; there has to be one that it grants. */
function permissionsFor({ camera, microphone }: Devices): string[] {
  const permissions = ["geolocation"];
  if (camera !== "refused") permissions.push("camera");
  if (microphone !== "refused") permissions.push("microphone");
  return permissions;
}

async function expectProblems(page: Page, { camera, microphone }: Devices): Promise<void> {
  for (const [device, state] of [
    ["camera", camera],
    ["microphone", microphone],
  ] as const) {
    for (const problem of ["refused", "missing", "busy"] as const) {
      await expect(page.getByText(words[problem][device])).toHaveCount(state === problem ? 1 : 0);
    }
  }
}

async function expectMending(page: Page, { camera, microphone }: Devices): Promise<void> {
  const problems = [camera, microphone].filter((state) => state !== "ok");
  if (problems.length === 0) return;
  await page.getByText("How to mend it").click();
  for (const problem of problems) await expect(page.getByText(mending[problem]).last()).toBeVisible();
}

/** What the other side says of this person's devices. */
async function expectSeenAs(page: Page, name: string, { camera, microphone }: Devices): Promise<void> {
  await expect(page.getByText(`${name} is without a camera`)).toHaveCount(camera === "ok" ? 0 : 1);
  await expect(page.getByText("no microphone", { exact: true })).toHaveCount(microphone === "ok" ? 0 : 1);
}

async function mend(page: Page): Promise<void> {
  await mendDevices(page);
  await page.context().grantPermissions(["camera", "microphone"]);
  const again = page.getByRole("button", { name: "Try again" });
  if ((await again.count()) > 0) await again.click();
  await expect(again).toHaveCount(0);
}

async function expectAllStopped(page: Page): Promise<void> {
  await expect.poll(() => liveTracks(page)).toMatchObject({ audio: 0, video: 0 });
}

for (const [index, client] of ladder.entries()) {
  // Both sides go through all sixteen, in opposite order.
  const professional = ladder[ladder.length - 1 - index] ?? client;
  test(`a client with ${named(client)} and a professional with ${named(professional)} meet, and mend it in the call`, async ({
    newPerson,
  }) => {
    const theirs = await newPerson({ permissions: permissionsFor(professional) });
    await prepare(theirs, professional);
    await openAsProfessional(theirs, server.dashboardUrl);
    const joinLink = await createAppointment(theirs, "Kim Novak");
    const page = await newPerson({ permissions: permissionsFor(client) });
    await prepare(page, client);
    await page.goto(joinLink);
    await expectProblems(page, client);
    await expectMending(page, client);
    await page.getByRole("button", { name: "Check in" }).click();
    await expect(page.getByRole("heading", { name: "Waiting room" })).toBeVisible();

    await admit(theirs, "Kim Novak");
    await expectCallWith(page, "Robin Ellis");
    await expectProblems(page, client);
    await expectProblems(theirs, professional);
    await expectMending(theirs, professional);
    await expectSeenAs(theirs, "Kim Novak", client);
    await expectSeenAs(page, "Robin Ellis", professional);

    await mend(page);
    await mend(theirs);
    await Promise.all([expectToSeeAndHear(page), expectToSeeAndHear(theirs)]);
    expect((await readConnected(page)).negotiationsNeeded).toBe(1);
    expect((await readConnected(theirs)).negotiationsNeeded).toBe(1);

    await theirs.getByRole("button", { name: "End visit" }).click();
    await expect(page.getByRole("heading", { name: "Visit ended" })).toBeVisible();
    await expectAllStopped(page);
    await expectAllStopped(theirs);
  });
}
