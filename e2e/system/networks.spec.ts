import { type Browser, type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import { readLeg } from "../support/candidatePair.ts";
import { launchOptions } from "../support/chromium.ts";
import { checkIn } from "../support/client.ts";
import {
  type LabNetwork,
  type NetworkKind,
  NetworkLab,
  networkKinds,
  whyNoNetworkLab,
} from "../support/NetworkLab.ts";
import { createAppointment, openAsProfessional } from "../support/professional.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { readConnected, recordPeerConnections } from "../support/stats.ts";
import { TurnServer, whyNoTurnServer } from "../support/TurnServer.ts";

const obstacle = whyNoNetworkLab() ?? whyNoTurnServer();
const port = 30_000 + (process.pid % 10_000);
let lab: NetworkLab;
let relay: TurnServer;
let server: RunningServer;
const browsers: Browser[] = [];
const clients = new Map<NetworkKind, BrowserContext>();

if (obstacle) console.log(`No networks can be built here, so nothing is tested: ${obstacle}`);
test.skip(obstacle !== undefined, obstacle);
test.use({ trace: "off" }); // ten browsers at once: what is recorded of each is time that the calls do not get

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
  for (const browser of browsers) await browser.close();
  await server?.stop();
  await relay?.stop();
  lab?.remove();
});

async function openBrowser(network: LabNetwork): Promise<BrowserContext> {
  const { executablePath = "", args = [] } = launchOptions;
  const browser = await chromium.launch({
    executablePath: network.wrap(executablePath),
    args: [
      ...args,
      `--unsafely-treat-insecure-origin-as-secure=${lab.origin}`,
      `--ignore-certificate-errors-spki-list=${relay.certificateHash}`,
    ],
  });
  browsers.push(browser);
  const context = await browser.newContext({ permissions: ["camera", "microphone"] });
  await context.addInitScript(recordPeerConnections);
  return context;
}

async function clientOn(kind: NetworkKind): Promise<Page> {
  const context = clients.get(kind) ?? (await openBrowser(lab.addNetwork(kind)));
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

/** The path in use, in the words of `cheapest`. */
async function pathBetween(pages: readonly Page[]): Promise<string> {
  const legs = await Promise.all(pages.map(readLeg));
  if (legs.includes(null)) return "none";
  const relays = legs.flatMap((leg) => leg?.relay ?? []);
  return relays.sort().join("+") || "direct";
}

async function expectFrames(page: Page): Promise<void> {
  const { framesDecoded } = await readConnected(page);
  await expect
    .poll(async () => (await readConnected(page)).framesDecoded, { message: "pictures arrive" })
    .toBeGreaterThan(framesDecoded);
}

async function meet(professional: Page, client: Page, name: string): Promise<number> {
  await checkIn(client, await createAppointment(professional, name));
  const began = Date.now();
  await professional.getByRole("button", { name: `Admit ${name}` }).click();
  await Promise.all([expectFrames(professional), expectFrames(client)]);
  return Date.now() - began;
}

for (const theirs of networkKinds) {
  test(`a professional on ${theirs} reaches clients on every network by the cheapest path`, async () => {
    test.setTimeout(150_000);
    const professional = await (await openBrowser(lab.addNetwork(theirs))).newPage();
    await openAsProfessional(professional, server.dashboardUrl);
    for (const kind of networkKinds) {
      const client = await clientOn(kind);
      const took = await meet(professional, client, `Client on ${kind}`);
      const between = () => pathBetween([professional, client]);
      await expect.poll(between, { message: `${theirs} to ${kind}` }).toBe(cheapest(theirs, kind));
      console.log(`${theirs} – ${kind}: ${cheapest(theirs, kind)}, pictures both ways after ${took} ms`);
      await professional.getByRole("button", { name: "End visit" }).click();
      await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
      await client.close();
      await professional.getByRole("button", { name: "Back to the dashboard" }).click();
      await expect(professional.getByRole("region", { name: "Waiting room" })).toBeVisible();
    }
    await professional.context().browser()?.close();
  });
}
