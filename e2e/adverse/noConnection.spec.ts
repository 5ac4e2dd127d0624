import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { checkIn } from "../support/client.ts";
import { createAppointment, openAsProfessional } from "../support/professional.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { test } from "../support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

declare global {
  interface Window {
    /** Whether the page's network lets a call through. */
    openNetwork: () => void;
  }
}

/** Runs in the page: its connections may use a relay alone, and there is none, until the network is opened. */
function blockNetwork(): void {
  const connections = new Set<RTCPeerConnection>();
  let policy: RTCIceTransportPolicy = "relay";
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super({ ...configuration, iceTransportPolicy: policy });
      connections.add(this);
    }
  };
  window.openNetwork = () => {
    policy = "all";
    for (const connection of connections) {
      if (connection.signalingState === "closed") continue;
      connection.setConfiguration({ ...connection.getConfiguration(), iceTransportPolicy: policy });
    }
  };
}

const told = (page: Page) => page.getByRole("alert").filter({ hasText: "cannot be connected" });

test("both are told when no connection can be made, and trying again on another network connects", async ({
  newPerson,
}) => {
  test.setTimeout(120_000);
  const [professional, client] = [await newPerson(), await newPerson()];
  for (const page of [professional, client]) await page.addInitScript(blockNetwork);
  await openAsProfessional(professional, server.dashboardUrl);
  await checkIn(client, await createAppointment(professional, "Kim Novak"));
  await professional.getByRole("button", { name: "Admit Kim Novak" }).click();
  for (const page of [professional, client]) {
    await expect(told(page)).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
  }
  for (const page of [professional, client]) await page.evaluate(() => window.openNetwork());
  await client.getByRole("button", { name: "Try again" }).click();
  for (const page of [professional, client]) {
    await expectToSeeAndHear(page);
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
});
