import { expect, test } from "@playwright/test";
import { checkIn } from "../support/client.ts";
import { LabService, whyNoLabService } from "../support/LabService.ts";
import { type NetworkKind, networkKinds } from "../support/NetworkLab.ts";
import { createAppointment, openAsProfessional } from "../support/professional.ts";

const obstacle = whyNoLabService();
let service: LabService;

if (obstacle) console.log(`No networks can be built here, so nothing is tested: ${obstacle}`);
test.skip(obstacle !== undefined, obstacle);
test.use({ trace: "off" });
test.describe.configure({ timeout: 150_000 });

test.beforeAll(async () => {
  if (!obstacle) service = await LabService.start({ withRelay: true }); // hooks run before the skip is known
});
test.afterAll(() => service?.stop());

const words = {
  good: ["Your connection is good for a video visit.", "Connection: good"],
  relayed: ["only through a relay", "Connection: works through a relay"],
  blocked: ["A firewall blocks video calls here.", "Connection: video calls are blocked there"],
} as const;

interface Truth {
  verdict: keyof typeof words;
  /** Direct, and the relay over UDP, TCP and TLS, as the details name them. */
  ways: readonly [string, string, string, string];
}

/** What the routers of the lab let through. */
const truths: Record<NetworkKind, Truth> = {
  open: { verdict: "good", ways: ["works", "works", "works", "works"] },
  fullCone: { verdict: "good", ways: ["works", "works", "works", "works"] },
  symmetric: { verdict: "relayed", ways: ["not from every network", "works", "works", "works"] },
  udpBlocked: { verdict: "relayed", ways: ["not from every network", "blocked", "works", "works"] },
  only443: { verdict: "relayed", ways: ["not from every network", "blocked", "blocked", "works"] },
};

/** What the page of a client on that network finds out while they wait, and what their card says. */
async function expectVerdict(kind: NetworkKind, { verdict, ways }: Truth, name: string): Promise<void> {
  const professional = await (await service.openBrowser("open")).newPage();
  await openAsProfessional(professional, service.server.dashboardUrl);
  const client = await (await service.openBrowser(kind)).newPage();
  await checkIn(client, await createAppointment(professional, name));
  const [sentence, mark] = words[verdict];
  await expect(client.getByText(sentence)).toBeVisible({ timeout: 40_000 });
  await client.getByText("Connection details").click();
  const found = client.locator("dl dd");
  for (const [index, way] of ways.entries()) await expect(found.nth(index)).toHaveText(way);
  const card = professional.getByRole("listitem").filter({ hasText: name }).first();
  await expect(card).toContainText(mark);
  console.log(`${kind}: ${verdict} (${(await found.allTextContents()).join(", ")})`);
  for (const page of [client, professional]) await page.context().browser()?.close();
}

for (const kind of networkKinds) {
  test(`on ${kind} the verdict before the call is the truth`, () =>
    expectVerdict(kind, truths[kind], `Client on ${kind}`));
}

test("where the relay is gone and UDP is blocked, nothing gets through and it says so", async () => {
  await service.relay.kill();
  const blocked = ["not from every network", "blocked", "blocked", "blocked"] as const;
  await expectVerdict("udpBlocked", { verdict: "blocked", ways: blocked }, "Client without a relay");
  await service.relay.start();
});
