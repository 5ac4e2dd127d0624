import { type Browser, chromium, expect } from "@playwright/test";
import { launchOptions } from "./support/chromium.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { readConnected, recordPeerConnections } from "./support/stats.ts";
import { test } from "./support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

/** A Chromium without any of the given flags: without fake devices it has none, without the fake prompt it refuses. */
function launchWithout(...flags: string[]): Promise<Browser> {
  return chromium.launch({
    ...launchOptions,
    args: (launchOptions.args ?? []).filter((flag) => !flags.includes(flag)),
  });
}

const cases = [
  {
    name: "refused",
    without: "--use-fake-ui-for-media-stream",
    words: "Your browser does not let this page use the camera",
  },
  {
    name: "missing",
    without: "--use-fake-device-for-media-stream",
    words: "No camera was found",
  },
];

for (const { name, without, words } of cases) {
  test(`a client whose camera and microphone are ${name} is told, joins, and sees and hears`, async ({
    newPerson,
  }) => {
    const professional = await newPerson();
    await openAsProfessional(professional, server.dashboardUrl);
    const joinLink = await createAppointment(professional, "Kim Novak");

    const browser = await launchWithout(without);
    const client = await browser.newPage();
    await client.addInitScript(recordPeerConnections);
    await client.goto(joinLink);
    await expect(client.getByText(words)).toBeVisible();
    await client.getByRole("button", { name: "Check in" }).click();
    await expect(client.getByRole("heading", { name: "Waiting room" })).toBeVisible();

    await admit(professional, "Kim Novak");
    await expectCallWith(client, "Robin Ellis");
    await expect(professional.getByText("Kim Novak is without a camera")).toBeVisible();
    await expect.poll(async () => (await readConnected(client)).framesDecoded).toBeGreaterThan(5);
    await professional.getByRole("button", { name: "End visit" }).click();
    await browser.close();
  });
}
