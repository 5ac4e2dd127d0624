import { expect, test } from "@playwright/test";
import { bringTogether, expectFrames, LabService, whyNoLabService } from "../support/LabService.ts";
import type { NetworkKind } from "../support/NetworkLab.ts";
import { openAsProfessional } from "../support/professional.ts";

const obstacle = whyNoLabService();
let service: LabService;

if (obstacle) console.log(`No networks can be built here, so nothing is tested: ${obstacle}`);
test.skip(obstacle !== undefined, obstacle);
test.use({ trace: "off" });

test.beforeAll(async () => {
  if (!obstacle) service = await LabService.start({ withRelay: false }); // hooks run before the skip is known
});
test.afterAll(() => service?.stop());

/** How soon people have to be told, in ms. */
const LIMIT = 15_000;

/** Professional and client. */
const impossible: [NetworkKind, NetworkKind][] = [
  ["symmetric", "symmetric"],
  ["udpBlocked", "open"],
  ["fullCone", "only443"],
];

for (const [theirs, own] of impossible) {
  test(`without a relay ${theirs} and ${own} are told within 15 s that they cannot be connected`, async () => {
    test.setTimeout(120_000);
    const professional = await (await service.openBrowser(theirs)).newPage();
    const client = await (await service.openBrowser(own)).newPage();
    await openAsProfessional(professional, service.server.dashboardUrl);
    const name = `Client on ${own}`;
    await bringTogether(professional, client, name);
    const began = Date.now();
    const told = [professional, client].map(async (page) => {
      const alert = page.getByRole("alert").filter({ hasText: "cannot be connected" });
      await expect(alert).toBeVisible({ timeout: 30_000 });
      return Date.now() - began;
    });
    const times = await Promise.all(told);
    console.log(`${theirs} – ${own}: told after ${times.join(" and ")} ms`);
    expect(Math.max(...times)).toBeLessThanOrEqual(LIMIT);

    // Trying again takes the words away until that, too, has come to nothing; everything else still works.
    await client.getByRole("button", { name: "Try again" }).click();
    await expect(client.getByRole("alert")).toHaveCount(0);
    await professional.getByRole("button", { name: "End visit" }).click();
    await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
    for (const page of [professional, client]) await page.context().browser()?.close();
  });
}

test("without a relay an open network still reaches a symmetric one", async () => {
  test.setTimeout(120_000);
  const professional = await (await service.openBrowser("open")).newPage();
  const client = await (await service.openBrowser("symmetric")).newPage();
  await openAsProfessional(professional, service.server.dashboardUrl);
  await bringTogether(professional, client, "Kim Novak");
  await Promise.all([expectFrames(professional), expectFrames(client)]);
  for (const page of [professional, client]) await expect(page.getByRole("alert")).toHaveCount(0);
});
