import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import {
  bringTogether,
  expectFrames,
  LabService,
  pathBetween,
  whyNoLabService,
} from "../support/LabService.ts";
import { type NetworkKind, networkKinds } from "../support/NetworkLab.ts";
import { openAsProfessional } from "../support/professional.ts";

const obstacle = whyNoLabService();
let service: LabService;
const clients = new Map<NetworkKind, BrowserContext>();

if (obstacle) console.log(`No networks can be built here, so nothing is tested: ${obstacle}`);
test.skip(obstacle !== undefined, obstacle);
test.use({ trace: "off" }); // many browsers at once: what is recorded of each is time that the calls do not get

test.beforeAll(async () => {
  if (!obstacle) service = await LabService.start({ withRelay: true }); // hooks run before the skip is known
});
test.afterAll(() => service?.stop());

async function clientOn(kind: NetworkKind): Promise<Page> {
  const context = clients.get(kind) ?? (await service.openBrowser(kind));
  clients.set(kind, context);
  return context.newPage();
}

/** The only way to the relay that a network leaves open; undefined where UDP passes. */
const onlyWay: Partial<Record<NetworkKind, string>> = { udpBlocked: "tcp", only443: "tls" };

/** The cheapest path that can work: direct, else through as few relays as possible, by the best transport to each. */
function cheapest(one: NetworkKind, other: NetworkKind): string {
  const forced = [onlyWay[one], onlyWay[other]].filter((way) => way !== undefined);
  if (forced.length > 0) return forced.sort().join("+");
  return one === "symmetric" && other === "symmetric" ? "udp" : "direct";
}

for (const theirs of networkKinds) {
  test(`a professional on ${theirs} reaches clients on every network by the cheapest path`, async () => {
    test.setTimeout(240_000);
    const context = await service.openBrowser(theirs);
    const professional = await context.newPage();
    await openAsProfessional(professional, service.server.dashboardUrl);
    for (const kind of networkKinds) {
      const client = await clientOn(kind);
      await bringTogether(professional, client, `Client on ${kind}`);
      const began = Date.now();
      await Promise.all([expectFrames(professional), expectFrames(client)]);
      const took = Date.now() - began;
      const between = () => pathBetween([professional, client]);
      await expect.poll(between, { message: `${theirs} to ${kind}` }).toBe(cheapest(theirs, kind));
      console.log(`${theirs} – ${kind}: ${cheapest(theirs, kind)}, pictures both ways after ${took} ms`);
      await professional.getByRole("button", { name: "End visit" }).click();
      await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
      await client.close();
      await professional.getByRole("button", { name: "Back to the dashboard" }).click();
      await expect(professional.getByRole("region", { name: "Waiting room" })).toBeVisible();
    }
    await context.browser()?.close();
  });
}
