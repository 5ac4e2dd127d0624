import { expect } from "@playwright/test";
import { launchOptions } from "../support/chromium.ts";
import { meet } from "../support/meet.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear, readConnected } from "../support/stats.ts";
import { test } from "../support/test.ts";
import { liveTracks, recordTracks } from "../support/tracks.ts";

// The fake prompt would grant everything; without it the permissions of each person decide.
const args = (launchOptions.args ?? []).filter((flag) => flag !== "--use-fake-ui-for-media-stream");
test.use({ launchOptions: { ...launchOptions, args } });

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

test("a permission that is withdrawn in the call is told, and given again brings back picture and sound", async ({
  newPerson,
}) => {
  const { professional, client } = await meet(server, { newPerson, scripts: [recordTracks] });
  const again = client.getByRole("button", { name: "Try again" });
  const context = client.context();

  // What is not among the permissions is refused, once there is one at all.
  await context.clearPermissions();
  await context.grantPermissions(["geolocation"]);
  await expect(client.getByText("does not let this page use the camera")).toBeVisible();
  await expect(client.getByText("does not let this page use the microphone")).toBeVisible();
  await client.getByText("How to mend it").click();
  await expect(client.getByText("the address bar").last()).toBeVisible();
  await expect.poll(() => liveTracks(client)).toMatchObject({ audio: 0, video: 0 });
  await expect(professional.getByText("Kim Novak is without a camera")).toBeVisible();
  await expect(professional.getByText("no microphone", { exact: true })).toBeVisible();
  await expectToSeeAndHear(client); // the call goes on

  await again.click(); // still refused: it says so, and stays
  await expect(again).toBeVisible();

  await context.grantPermissions(["camera", "microphone"]);
  await again.click();
  await expect(again).toHaveCount(0);
  await expect(professional.getByText("Kim Novak is without a camera")).toHaveCount(0);
  await expect(professional.getByText("no microphone", { exact: true })).toHaveCount(0);
  await expectToSeeAndHear(professional);
  for (const page of [professional, client]) expect((await readConnected(page)).negotiationsNeeded).toBe(1);

  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await expect.poll(() => liveTracks(client)).toMatchObject({ audio: 0, video: 0 });
});
