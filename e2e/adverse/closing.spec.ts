import { expect, type Page } from "@playwright/test";
import { expectLoadedAhead } from "../support/loadedAhead.ts";
import { meet } from "../support/meet.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { test } from "../support/test.ts";

let server: RunningServer;

test.beforeEach(async ({ problems }) => {
  problems.expect(/ERR_|WebSocket|Failed to load|Failed to fetch/); // while the server is gone
  server = await startServer();
});
test.afterEach(() => server.stop());

/** The server is gone, and the pages know it: what they hear from now on they hear from each other. */
async function stopServer(...sides: Page[]): Promise<void> {
  await expectLoadedAhead(...sides);
  await server.halt("SIGKILL");
  for (const side of sides) {
    await expect(side.getByText("Your call goes on")).toBeVisible({ timeout: 30_000 });
  }
}

/** Keeps the data channels of the page's connections at hand. Runs in the page. */
function recordChannels(): void {
  window.recordedChannels = [];
  const { createDataChannel } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.createDataChannel = function record(...args) {
    const channel = createDataChannel.apply(this, args);
    window.recordedChannels.push(channel);
    return channel;
  };
}

declare global {
  interface Window {
    recordedChannels: RTCDataChannel[];
  }
}

test("who leaves a visit without the server is seen to have left, and still has when it is back", async ({
  newPerson,
}) => {
  test.setTimeout(180_000);
  const { professional, client } = await meet(server, { newPerson });
  await stopServer(professional, client);
  await client.getByRole("button", { name: "Leave visit" }).click();
  await expect(professional.getByText("Kim Novak has left the visit")).toBeVisible();
  await server.restart();
  await expect(professional.getByText("Your call goes on")).toHaveCount(0, { timeout: 30_000 });
  await expect(professional.getByText("Kim Novak has left the visit")).toBeVisible();
});

test("a client who says that the visit has ended ends it for nobody", async ({ newPerson }) => {
  const { professional, client } = await meet(server, { newPerson, scripts: [recordChannels] });
  await client.evaluate(() => {
    const channels = window.recordedChannels.filter(
      ({ label, readyState }) => label === "visit" && readyState === "open",
    );
    for (const channel of channels) channel.send(JSON.stringify({ type: "goodbye", reason: "ended" }));
  });
  await expect(professional.getByText("Kim Novak has left the visit")).toBeVisible();
  await expect(professional.getByRole("button", { name: "End visit" })).toBeVisible();
});
