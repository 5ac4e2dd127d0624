import { type Browser, chromium, expect, type Page, test } from "@playwright/test";
import { launchOptions } from "../support/chromium.ts";
import { checkIn } from "../support/client.ts";
import { type NetworkKind, NetworkLab, networkKinds, whyNoNetworkLab } from "../support/NetworkLab.ts";
import { createAppointment, openAsProfessional } from "../support/professional.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { TurnServer, whyNoTurnServer } from "../support/TurnServer.ts";

const obstacle = whyNoNetworkLab() ?? whyNoTurnServer();
const port = 40_000 + (process.pid % 9_000);
let lab: NetworkLab;
let relay: TurnServer;
let server: RunningServer;

if (obstacle) console.log(`No networks can be built here, so nothing is tested: ${obstacle}`);
test.skip(obstacle !== undefined, obstacle);
test.use({ trace: "off" });
test.describe.configure({ timeout: 150_000 });

test.beforeAll(async () => {
  if (obstacle) return; // hooks run before the skip is known
  lab = new NetworkLab(port);
  const { relayAddress: address, relayWithin: within, addresses } = lab;
  relay = new TurnServer({ address, port: 3478, tlsPort: 443, within, allowedPeers: [addresses] });
  await relay.start();
  server = await startServer({
    PORT: String(port),
    PUBLIC_URL: lab.origin,
    STUN_URLS: `stun:${address}:3478`,
    TURN_URLS: relay.urls.join(),
    TURN_SECRET: relay.secret,
  });
});
test.afterAll(async () => {
  await server?.stop();
  await relay?.stop();
  lab?.remove();
});

/** A browser on a machine of that network. */
async function openOn(kind: NetworkKind): Promise<{ browser: Browser; page: Page }> {
  const { executablePath = "", args = [] } = launchOptions;
  const browser = await chromium.launch({
    executablePath: lab.addNetwork(kind).wrap(executablePath),
    args: [
      ...args,
      `--unsafely-treat-insecure-origin-as-secure=${lab.origin}`,
      `--ignore-certificate-errors-spki-list=${relay.certificateHash}`,
    ],
  });
  const context = await browser.newContext({ permissions: ["camera", "microphone"] });
  return { browser, page: await context.newPage() };
}

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
  const professional = await openOn("open");
  await openAsProfessional(professional.page, server.dashboardUrl);
  const client = await openOn(kind);
  await checkIn(client.page, await createAppointment(professional.page, name));
  const [sentence, mark] = words[verdict];
  await expect(client.page.getByText(sentence)).toBeVisible({ timeout: 40_000 });
  await client.page.getByText("Connection details").click();
  const found = client.page.locator("dl dd");
  for (const [index, way] of ways.entries()) await expect(found.nth(index)).toHaveText(way);
  const card = professional.page.getByRole("listitem").filter({ hasText: name }).first();
  await expect(card).toContainText(mark);
  console.log(`${kind}: ${verdict} (${(await found.allTextContents()).join(", ")})`);
  await client.browser.close();
  await professional.browser.close();
}

for (const kind of networkKinds) {
  test(`on ${kind} the verdict before the call is the truth`, () =>
    expectVerdict(kind, truths[kind], `Client on ${kind}`));
}

test("where the relay is gone and UDP is blocked, nothing gets through and it says so", async () => {
  await relay.kill();
  const blocked = ["not from every network", "blocked", "blocked", "blocked"] as const;
  await expectVerdict("udpBlocked", { verdict: "blocked", ways: blocked }, "Client without a relay");
  await relay.start();
});
