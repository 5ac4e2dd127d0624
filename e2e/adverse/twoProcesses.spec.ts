import { expect, type Page } from "@playwright/test";
import { checkIn } from "../support/client.ts";
import { type Cluster, startCluster, whyNoCluster } from "../support/cluster.ts";
import { countPictures, watchFrames } from "../support/frameGaps.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "../support/professional.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { test } from "../support/test.ts";

test.skip(whyNoCluster() !== undefined, whyNoCluster());
test.setTimeout(300_000);

let cluster: Cluster;
test.beforeEach(async ({ problems }) => {
  problems.expect(/ERR_|WebSocket|Failed to load|50\d/); // while something is gone
  cluster = await startCluster();
});
test.afterEach(() => cluster?.stop());

const goesOn = (page: Page) => page.getByText("Your call goes on");

/** The other side's pictures go on: some are shown from now on. */
async function expectPictures(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    const before = await countPictures(page);
    await expect.poll(() => countPictures(page), { timeout: 60_000 }).toBeGreaterThan(before + 10);
  }
}

test("client and professional meet on different processes, and the call outlives each part of the service", async ({
  newPerson,
}) => {
  const [first, second] = cluster.servers;
  const professional = await newPerson();
  await openAsProfessional(professional, second.dashboardUrl);
  const { hash, pathname } = new URL(await createAppointment(professional, "Kim Novak"));
  const client = await newPerson();
  await checkIn(client, first.url + pathname + hash);
  await expect(client.getByText("Robin Ellis is online")).toBeVisible();
  await admit(professional, "Kim Novak");
  await expectCallWith(client, "Robin Ellis");
  await Promise.all([professional, client].map(expectToSeeAndHear));
  await Promise.all([professional, client].map(watchFrames));

  await test.step("one process is killed and comes back", async () => {
    await first.halt("SIGKILL");
    await expect(goesOn(client)).toBeVisible({ timeout: 60_000 });
    await expectPictures(professional, client);
    await first.restart();
    await expect(goesOn(client)).toBeHidden({ timeout: 60_000 });
  });

  await test.step("Redis restarts", async () => {
    await cluster.redis.halt();
    await expectPictures(professional, client);
    await cluster.redis.resume();
  });

  await test.step("Postgres restarts", async () => {
    await cluster.postgres.halt();
    await expectPictures(professional, client);
    await cluster.postgres.resume();
  });

  // Everything between both processes works again: the client reloads into the call, and is sent back.
  await client.reload();
  await expectCallWith(client, "Robin Ellis");
  await Promise.all([professional, client].map(expectToSeeAndHear));
  await professional.getByRole("button", { name: "Send back to waiting room" }).click();
  await expect(client.getByRole("heading", { name: "Waiting room" })).toBeVisible();
  await expect(professional.getByRole("button", { name: "Admit Kim Novak" })).toHaveCount(1);
});
