import { once } from "node:events";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { checkIn } from "../support/client.ts";
import { createAppointment, expectCallWith, openAsProfessional } from "../support/professional.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { TurnServer, whyNoTurnServer } from "../support/TurnServer.ts";
import { test } from "../support/test.ts";

const obstacle = whyNoTurnServer();
let relay: TurnServer | undefined;
/** With a relay that answers, with one that does not, and with none. */
let server: RunningServer;
let deaf: RunningServer;
let plain: RunningServer;

if (obstacle) console.log(`No relay can be started here, so the network test is not tested: ${obstacle}`);
test.skip(obstacle !== undefined, obstacle);
test.describe.configure({ timeout: 240_000 });

test.beforeAll(async () => {
  if (obstacle) return; // hooks run before the skip is known
  const address = "127.0.0.1";
  const own = Object.values(networkInterfaces()).flatMap((each) => each?.map((entry) => entry.address) ?? []);
  relay = new TurnServer({
    address,
    port: await freePort(),
    tlsPort: await freePort(),
    allowedPeers: own.filter((each) => !each.includes(":")),
    options: ["--allow-loopback-peers"],
  });
  await relay.start();
  const silent = `${address}:${await freePort()}`;
  const { secret: TURN_SECRET, urls } = relay;
  // The browser does not know the certificate: TLS is tested where it does, in the network lab.
  const TURN_URLS = urls.filter((url) => url.startsWith("turn:")).join();
  server = await startServer({ TURN_URLS, TURN_SECRET });
  deaf = await startServer({
    TURN_URLS: `turn:${silent}?transport=udp,turn:${silent}?transport=tcp`,
    TURN_SECRET,
  });
  plain = await startServer();
});
test.afterAll(async () => {
  for (const each of [server, deaf, plain]) await each?.stop();
  await relay?.stop();
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

type NewPerson = (options?: object) => Promise<Page>;

let visits = 0;

/** A client in the waiting room, and the professional whose dashboard shows their card. */
async function wait(at: RunningServer, newPerson: NewPerson, options = {}, before?: () => void) {
  visits += 1;
  const name = `Kim Novak ${visits}`;
  const professional = await newPerson(options);
  await openAsProfessional(professional, at.dashboardUrl);
  const client = await newPerson(options);
  if (before) await client.addInitScript(before);
  await checkIn(client, await createAppointment(professional, name));
  const card = professional.getByRole("listitem").filter({ hasText: name }).first();
  await expect(professional.getByRole("button", { name: `Admit ${name}` })).toBeVisible();
  return { professional, client, card, name };
}

/** How many of the page's peer connections are not closed. */
const open = (page: Page) =>
  page.evaluate(
    () => window.recordedPeers.filter(({ connection }) => connection.connectionState !== "closed").length,
  );

async function admit({ professional, client, name }: Awaited<ReturnType<typeof wait>>): Promise<void> {
  await professional.getByRole("button", { name: `Admit ${name}` }).click();
  await expectCallWith(client, "Robin Ellis");
  expect(await open(client)).toBe(1); // whatever the test had open
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
}

const detail = (page: Page, name: string): Locator =>
  page
    .locator("dl > div")
    .filter({ has: page.locator("dt", { hasText: name }) })
    .locator("dd");

async function expectNoSideScroll(page: Page): Promise<void> {
  const beyond = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await beyond()).toBeLessThanOrEqual(0);
}

test("a waiting client's network is tested by itself, and the verdict is on the card before admit", async ({
  newPerson,
}) => {
  const waiting = await wait(server, newPerson);
  const { professional, client, card, name } = waiting;
  await expect(client.getByText("Your connection is good for a video visit.")).toBeVisible();
  await expect(card).toContainText("Connection: good");
  await expect(professional.getByRole("log")).toHaveText(`${name} is waiting`); // once
  await expectAccessible(professional);
  expect(await open(client)).toBe(1); // the one for the call

  const summary = client.getByText("Connection details");
  await summary.focus();
  await client.keyboard.press("Enter");
  await expect(detail(client, "Direct connection")).toHaveText("works");
  await expect(detail(client, "Relay over UDP")).toHaveText("works");
  await expect(detail(client, "Relay over TCP")).toHaveText("works");
  await expect(detail(client, "Relay over TLS")).toHaveText("not tested");
  await expect(detail(client, "Round trip")).toHaveText(/^\d+ ms$/);
  await expect(detail(client, "Speed")).toHaveText(/^\d+ kbit\/s$/);
  await expectAccessible(client);

  await admit(waiting);
});

test("comes back with its verdict when the server was restarted", async ({ newPerson, problems }) => {
  problems.expect(/WebSocket connection|ERR_CONNECTION_REFUSED/);
  const { client, card } = await wait(server, newPerson);
  await expect(card).toContainText("Connection: good");
  const tests = await client.evaluate(() => window.recordedPeers.length);
  await server.restart();
  await expect(card).toContainText("Connection: good", { timeout: 30_000 });
  await expect(client.getByText("Your connection is good for a video visit.")).toBeVisible();
  expect(await client.evaluate(() => window.recordedPeers.length)).toBe(tests); // told again, not tested again
});

test("where nothing reaches the relay both sides read that calls are blocked", async ({ newPerson }) => {
  const { client, card } = await wait(deaf, newPerson);
  await expect(client.getByText("Testing your connection…")).toBeVisible();
  await expect(client.getByText("A firewall blocks video calls here.")).toBeVisible({ timeout: 30_000 });
  await expect(card).toContainText("Connection: video calls are blocked there");
  expect(await open(client)).toBe(1);
});

/** Runs in the page before its scripts: the test's pings get lost and it has all the time, so that it never ends. */
function holdNetworkTest(): void {
  AbortSignal.timeout = () => new AbortController().signal;
  const { send } = RTCDataChannel.prototype;
  RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: ArrayBufferView<ArrayBuffer>) {
    if (this.label !== "test") send.call(this, data);
  } as typeof send;
}

test("admitted during the test, the client's test ends at once and the call begins", async ({
  newPerson,
}) => {
  const waiting = await wait(server, newPerson, {}, holdNetworkTest);
  await expect(waiting.client.getByText("Testing your connection…")).toBeVisible();
  await expect.poll(() => open(waiting.client)).toBe(5); // over UDP and over TCP, a pair each
  await admit(waiting);
});

test("a service without a relay says that it cannot test one", async ({ newPerson }) => {
  const waiting = await wait(plain, newPerson);
  const { client, card } = waiting;
  await expect(client.getByText("this service has no relay")).toBeVisible();
  expect(await open(client)).toBe(1);
  await expect(card).not.toContainText("Connection:");
  await admit(waiting);
});

test("the equipment page tests with a session, and says where to without one", async ({
  newPerson,
  problems,
}) => {
  problems.expect(/401/);
  const stranger = await newPerson();
  await stranger.goto(`${server.url}/equipment`);
  await stranger.getByRole("button", { name: "Test the connection" }).click();
  await expect(stranger.getByText("open your join link and check in")).toBeVisible();
  await expectAccessible(stranger);

  const { client } = await wait(server, newPerson);
  const page = await client.context().newPage();
  await page.goto(`${server.url}/equipment`);
  const section = page.getByRole("region", { name: "Test your connection" });
  await section.getByRole("button", { name: "Test the connection" }).focus();
  await page.keyboard.press("Enter");
  await expect(section.getByText("Your connection is good for a video visit.")).toBeVisible();
  expect(await open(page)).toBe(0);
  await expectAccessible(page);
});

test("everything fits a phone with text twice as large", async ({ newPerson }) => {
  const { professional, client, card } = await wait(server, newPerson, {
    viewport: { width: 390, height: 844 },
  });
  await expect(card).toContainText("Connection: good");
  await client.getByText("Connection details").click();
  for (const page of [client, professional]) {
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    await expectNoSideScroll(page);
  }
});
