import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { checkIn } from "../support/client.ts";
import { byRole, checkInOnFirefox, firefoxPath, launchFirefox, newFirefoxPage } from "../support/firefox.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "../support/professional.ts";
import { expectToSeeScreen, recordScreens } from "../support/screen.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear, readConnected } from "../support/stats.ts";
import { test } from "../support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

async function inCall(newPerson: () => Promise<Page>) {
  const professional = await newPerson();
  const client = await newPerson();
  for (const page of [professional, client]) await page.addInitScript(recordScreens);
  await openAsProfessional(professional, server.dashboardUrl);
  await checkIn(client, await createAppointment(professional, "Kim Novak"));
  await admit(professional, "Kim Novak");
  await expectCallWith(client, "Robin Ellis");
  await expectToSeeAndHear(client);
  return { professional, client };
}

function screens(page: Page) {
  return page.evaluate(() =>
    window.recordedScreens.map(({ options, track }) => ({
      options,
      state: track?.readyState,
      hint: track?.contentHint,
    })),
  );
}

test("either side shares a screen beside the camera, without another negotiation", async ({ newPerson }) => {
  const { professional, client } = await inCall(newPerson);
  test.slow(); // two accessibility checks of each side
  const before = (await readConnected(client)).negotiationsNeeded;
  for (const [sharer, viewer, name] of [
    [client, professional, "Kim Novak"],
    [professional, client, "Robin Ellis"],
  ] as const) {
    await sharer.getByRole("button", { name: "Share screen" }).click();
    await expect(viewer.getByLabel(`Screen of ${name}`)).toBeVisible();
    await expectToSeeScreen(viewer);
    await expect(viewer.getByLabel(`Video of ${name}`)).toBeVisible();
    await expectToSeeAndHear(viewer);
    await expect(sharer.getByText("sees your screen")).toBeVisible();
    await expectAccessible(viewer);
    await expectAccessible(sharer);

    await sharer.getByRole("button", { name: "Stop sharing" }).click();
    await expect(viewer.getByLabel(`Screen of ${name}`)).toHaveCount(0, { timeout: 2_000 });
    await expect(sharer.getByText("sees your screen")).toHaveCount(0);
    expect(await screens(sharer)).toEqual([
      {
        options: { video: true, surfaceSwitching: "include", selfBrowserSurface: "exclude" },
        state: "ended",
        hint: "detail",
      },
    ]);
  }
  expect((await readConnected(client)).negotiationsNeeded).toBe(before);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("sharing ends with the browser's own bar, and with the visit", async ({ newPerson }) => {
  const { professional, client } = await inCall(newPerson);
  await professional.getByRole("button", { name: "Share screen" }).click();
  await expectToSeeScreen(client);
  await professional.evaluate(() => {
    // What the bar does: the track ends, and says so.
    window.recordedScreens[0]?.track?.stop();
    window.recordedScreens[0]?.track?.dispatchEvent(new Event("ended"));
  });
  await expect(client.getByLabel("Screen of Robin Ellis")).toHaveCount(0);
  await expect(professional.getByRole("button", { name: "Share screen" })).toBeVisible();

  await professional.getByRole("button", { name: "Share screen" }).click();
  await expectToSeeScreen(client);
  await professional.getByRole("button", { name: "Send back to waiting room" }).click();
  await expect(client.getByRole("heading", { name: "Waiting room" })).toBeVisible();
  await expect
    .poll(async () => (await screens(professional)).map(({ state }) => state))
    .toEqual(["ended", "ended"]);

  await admit(professional, "Kim Novak");
  await client.getByRole("button", { name: "Share screen" }).click();
  await expectToSeeScreen(professional);
  await client.getByRole("button", { name: "Leave visit" }).click();
  await expect(professional.getByLabel("Screen of Kim Novak")).toHaveCount(0);
  expect((await screens(client)).map(({ state }) => state)).toEqual(["ended"]);
});

test("a reload of the viewer shows the screen again, and a refusal changes nothing", async ({
  newPerson,
}) => {
  const { professional, client } = await inCall(newPerson);
  await professional.getByRole("button", { name: "Share screen" }).click();
  await expectToSeeScreen(client);
  await client.reload();
  await expectToSeeScreen(client);
  await client.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = () => Promise.reject(new DOMException("", "NotAllowedError"));
  });
  await client.getByRole("button", { name: "Share screen" }).click();
  await expect(client.getByRole("button", { name: "Share screen" })).toBeVisible();
  await expect(client.getByText("could not be shared")).toHaveCount(0);
  await expect(client.getByRole("alert")).toHaveCount(0);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("without getDisplayMedia there is no button", async ({ newPerson }) => {
  const professional = await newPerson();
  await professional.addInitScript(() => {
    Reflect.deleteProperty(MediaDevices.prototype, "getDisplayMedia");
  });
  const client = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  await checkIn(client, await createAppointment(professional, "Kim Novak"));
  await admit(professional, "Kim Novak");
  await expect(client.getByRole("button", { name: "Share screen" })).toBeVisible();
  await expect(professional.getByRole("button", { name: "Share screen" })).toHaveCount(0);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("a client on Firefox sees the screen that a professional on Chromium shares", async ({ newPerson }) => {
  test.skip(firefoxPath === undefined, "no Firefox on this machine");
  const firefox = await launchFirefox();
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, "Kim Novak");
  const client = await newFirefoxPage(firefox);
  await checkInOnFirefox(client, joinLink);
  await admit(professional, "Kim Novak");
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);

  await professional.getByRole("button", { name: "Share screen" }).click();
  await expectToSeeScreen(client);
  await professional.getByRole("button", { name: "Stop sharing" }).click();
  await client.waitForFunction(() => !document.querySelector('video[aria-label^="Screen of"]'));

  // Headless Firefox has no screen of its own: a painted picture stands in for it.
  await client.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = async () => {
      const canvas = document.createElement("canvas");
      canvas.width = 640;
      canvas.height = 400;
      const context = canvas.getContext("2d");
      const stream = canvas.captureStream(15);
      const paint = () => {
        if (!context) return;
        context.fillStyle = `hsl(${performance.now() % 360} 80% 50%)`;
        context.fillRect(0, 0, canvas.width, canvas.height);
        requestAnimationFrame(paint);
      };
      paint();
      return stream;
    };
  });
  await byRole(client, "button", "Share screen").click();
  await expectToSeeScreen(professional);
  await professional.getByRole("button", { name: "End visit" }).click();
  await firefox.close();
});
