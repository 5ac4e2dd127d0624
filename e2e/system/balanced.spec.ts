import { expect, type Page } from "@playwright/test";
import { ApacheServer, whyNoApache } from "../support/ApacheServer.ts";
import { ask, type Question } from "../support/ask.ts";
import { checkIn } from "../support/client.ts";
import { type Cluster, startCluster, whyNoCluster } from "../support/cluster.ts";
import { takeGaps, watchFrames } from "../support/frameGaps.ts";
import { freePort } from "../support/freePort.ts";
import { LocalCertificates } from "../support/LocalCertificates.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "../support/professional.ts";
import { say } from "../support/say.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { test as base } from "../support/test.ts";

const obstacle = whyNoApache() ?? whyNoCluster();
if (obstacle) console.log(`No cluster behind Apache can be started here: ${obstacle}`);
const [robin, kim, ada] = ["Robin Ellis", "Kim Novak", "Ada Park"] as const;

type Node = 1 | 2;

/** Apache with the balancing file, and behind it two processes on one Postgres and one Redis. */
let cluster: Cluster;
let apache: ApacheServer;
let certificates: LocalCertificates;

/** `onNode` opens a page of a person of its own that speaks with this process. */
const test = base.extend<{ onNode: (node: Node) => Promise<Page> }>({
  onNode: async ({ newPerson }, provide) => {
    await provide(async (node) => {
      const page = await newPerson({ ignoreHTTPSErrors: true });
      await stickTo(page, node);
      return page;
    });
  },
});

test.skip(obstacle !== undefined, obstacle);
test.describe.configure({ timeout: 180_000 });

test.beforeAll(async () => {
  if (obstacle) return;
  certificates = await LocalCertificates.make();
  const port = await freePort();
  const PUBLIC_URL = `https://localhost:${port}`;
  cluster = await startCluster({ PUBLIC_URL, LISTEN_ADDRESS: "127.0.0.1", TRUST_PROXY: "1" });
  apache = await apacheAt(port);
});
test.afterAll(async () => {
  await apache?.stop();
  await cluster?.stop();
  await certificates?.remove();
});

/** Apache on this port, with the file as it is shipped unless told otherwise. */
async function apacheAt(port: number, options: { upgrades?: boolean } = {}): Promise<ApacheServer> {
  const nodes = cluster.servers.map(({ url }) => `127.0.0.1:${new URL(url).port}`);
  const made = new ApacheServer({ site: "televisit-balanced.conf", nodes, certificates, port, ...options });
  await made.start();
  return made;
}

const POLLING = "/socket.io/?EIO=4&transport=polling";

/** A request as a page of the service makes it. */
function askApache(path: string, headers = {}, question: Question = {}) {
  const origin = { origin: apache.origin };
  return ask(apache.origin + path, {
    ca: certificates.authority,
    ...question,
    headers: { ...origin, ...headers },
  });
}

/** From now on the browser's new connections go to this process, as if Apache had chosen it for them. */
async function stickTo(page: Page, node: Node): Promise<void> {
  const cookie = { name: "televisit_node", value: `.${node}`, domain: "localhost", path: "/socket.io" };
  await page.context().addCookies([{ ...cookie, secure: true, httpOnly: true, sameSite: "Strict" }]);
}

/** What each process counts under this name; null for one that is gone. */
function counts(name: string): Promise<(number | null)[]> {
  const count = async ({ url }: { url: string }) => {
    const { body } = await ask(`${url.replace("localhost", "127.0.0.1")}/metrics`);
    return Number(new RegExp(`^${name} (\\d+)$`, "m").exec(body.toString())?.[1]);
  };
  return Promise.all(cluster.servers.map((server) => count(server).catch(() => null)));
}

/** How many pages each process has. */
const sockets = () => counts("televisit_sockets");

/** Loads the page anew, over a connection to this process: it is back in the call by itself. */
async function reloadOn(node: Node, page: Page, other: string): Promise<void> {
  await stickTo(page, node);
  await page.reload();
  await expectCallWith(page, other);
}

/** Whether Apache hands a request that belongs to this process to it. */
async function reaches(node: Node): Promise<boolean> {
  const { headers } = await askApache(POLLING, { cookie: `televisit_node=.${node}` });
  return headers["set-cookie"] === undefined;
}

/** Since they are watched no pause was longer than one's own camera's, by half a second. */
async function expectNoStall(pages: Page[]): Promise<void> {
  for (const { theirs, own } of await Promise.all(pages.map(takeGaps)))
    expect(theirs, "beside the pauses of one's own camera").toBeLessThanOrEqual(own + 500);
}

/** The professional on the second process, in a call with Kim Novak on the first. */
async function meetAcross(onNode: (node: Node) => Promise<Page>) {
  const professional = await onNode(2);
  await openAsProfessional(professional, cluster.servers[1].dashboardUrl);
  const joinLink = await createAppointment(professional, kim);
  const client = await onNode(1);
  await checkIn(client, joinLink);
  await expect(client.getByText(`${robin} is online`)).toBeVisible();
  expect(await sockets()).toEqual([1, 1]);
  await admit(professional, kim);
  await expectCallWith(client, robin);
  await Promise.all([professional, client].map(expectToSeeAndHear));
  return { professional, client, joinLink };
}

test("a whole visit, with client and professional on different processes", async ({ onNode, problems }) => {
  problems.expect(/status of 4\d\d/); // the browser's own line about the refused link
  const { professional, client, joinLink } = await meetAcross(onNode);
  await client.getByRole("button", { name: "Mute microphone" }).click();
  await expect(professional.getByText("muted", { exact: true })).toBeVisible();

  const tab = await test.step("a second tab takes over on the other process", async () => {
    await stickTo(client, 2);
    const second = await client.context().newPage();
    await second.goto(joinLink);
    await second.getByRole("button", { name: "Check in" }).click();
    await expectCallWith(second, robin);
    await expect(client.getByRole("heading", { name: /^The visit goes on in another window/ })).toBeVisible();
    await Promise.all([professional, second].map(expectToSeeAndHear));
    expect(await sockets()).toEqual([0, 2]);
    return second;
  });

  await test.step("who has left comes back, and by a reload to the first process", async () => {
    await tab.getByRole("button", { name: "Leave visit" }).click();
    await expect(professional.getByText(`${kim} has left the visit`)).toBeVisible();
    await tab.getByRole("button", { name: "Rejoin" }).click();
    await expectCallWith(tab, robin);
    await Promise.all([professional, tab].map(expectToSeeAndHear));
    await reloadOn(1, tab, robin);
    await Promise.all([professional, tab].map(expectToSeeAndHear));
    expect(await sockets()).toEqual([1, 1]);
  });

  await professional.getByRole("button", { name: "End visit" }).click();
  for (const side of [professional, tab])
    await expect(side.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await tab.goto("about:blank");
  await tab.goto(joinLink);
  await expect(tab.getByRole("alert")).toContainText("This visit has ended");
});

test("a connection that polls stays with one process, whichever the browser's other requests reach", async () => {
  const routes = new Set<string>();
  for (let n = 0; n < 6; n += 1) {
    const opened = await askApache(POLLING);
    const [cookie = ""] = String(opened.headers["set-cookie"]).split(";");
    routes.add(cookie);
    const { sid } = JSON.parse(opened.body.toString().slice(1));
    for (let again = 0; again < 3; again += 1) {
      // Another process would know nothing of this connection.
      const sent = await askApache(`${POLLING}&sid=${sid}`, { cookie }, { method: "POST", body: "3" });
      expect([sent.status, sent.headers["set-cookie"]]).toEqual([200, undefined]);
      const other = await askApache("/api/auth/get-session"); // a browser shows the cookie to /socket.io alone
      expect([other.status, other.headers["set-cookie"]]).toEqual([200, undefined]);
    }
  }
  expect([...routes].toSorted()).toEqual(["televisit_node=.1", "televisit_node=.2"]);
});

test("a call outlives each part of the service, which comes back by itself and has lost and doubled nothing", async ({
  onNode,
  problems,
}) => {
  problems.expect(/ERR_|WebSocket|Failed to (load|fetch)|50\d/); // while something is gone
  const { professional, client } = await meetAcross(onNode);
  const sides = [professional, client];
  await stickTo(professional, 1);
  const dashboard = await professional.context().newPage();
  await dashboard.goto(`${apache.origin}/dashboard`);
  const waiting = await onNode(1);
  await checkIn(waiting, await createAppointment(dashboard, ada));
  const admitAda = dashboard.getByRole("button", { name: `Admit ${ada}` });
  await expect(admitAda).toHaveCount(1);
  const admits = () =>
    Number(cluster.postgres.query("test1", "select count(*) from audit where action = 'admit'"));
  const admitsBefore = admits();

  await test.step("one process is killed: its pages come back by the other", async () => {
    for (const side of sides) await watchFrames(side);
    expect(await sockets()).toEqual([3, 1]);
    await cluster.servers[0].halt("SIGKILL");
    await expect.poll(sockets, { timeout: 30_000 }).toEqual([null, 4]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => askApache("/readyz")));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await say(client, professional, "One process is gone.");
    await expectNoStall(sides);
    await expect(admitAda).toHaveCount(1);
    await expect(waiting.getByText(`${robin} is online`)).toBeVisible();
    // Should a page of theirs connect once more, it is to stay where it has gone.
    await stickTo(professional, 2);
    await cluster.servers[0].restart();
    // Apache finds out by itself that it is there again.
    await expect.poll(() => reaches(1), { timeout: 30_000 }).toBe(true);
    await reloadOn(1, client, robin);
    await Promise.all(sides.map(expectToSeeAndHear));
  });

  await test.step("Redis restarts: who is admitted meanwhile is let in when it is back", async () => {
    for (const side of sides) await watchFrames(side);
    await stickTo(waiting, 1);
    await waiting.reload();
    await expect(waiting.getByRole("heading", { name: "Waiting room" })).toBeVisible();
    await expect.poll(sockets).toEqual([2, 2]);
    await cluster.redis.halt();
    await admitAda.click();
    await expect(dashboard.getByRole("region", { name: "Call" })).toBeVisible();
    await cluster.redis.resume();
    await expectCallWith(waiting, robin);
    await Promise.all([dashboard, waiting].map(expectToSeeAndHear));
    expect(admits()).toBe(admitsBefore + 1);
    await say(professional, client, "Redis is back.");
    await expectNoStall(sides);
    await dashboard.getByRole("button", { name: "Send back to waiting room" }).click();
    await expect(waiting.getByRole("heading", { name: "Waiting room" })).toBeVisible();
    await expect(admitAda).toHaveCount(1);
  });

  await test.step("Postgres restarts: an admit meanwhile waits for it", async () => {
    for (const side of sides) await watchFrames(side);
    await cluster.postgres.halt();
    await admitAda.click();
    await cluster.postgres.resume();
    await expectCallWith(waiting, robin);
    await Promise.all([dashboard, waiting].map(expectToSeeAndHear));
    expect(admits()).toBe(admitsBefore + 2);
    await say(client, professional, "Postgres is back.");
    await expectNoStall(sides);
  });

  for (const side of sides) await expect(side.getByRole("log").getByRole("article")).toHaveCount(3);
  for (const page of [dashboard, professional]) await page.getByRole("button", { name: "End visit" }).click();
  for (const page of [waiting, client])
    await expect(page.getByRole("heading", { name: "Visit ended" })).toBeVisible();
});

test("where a proxy upgrades no connection, people on different processes meet by polling, and stay there", async ({
  onNode,
  problems,
}) => {
  problems.expect(/WebSocket/);
  await apache.stop();
  apache = await apacheAt(Number(new URL(apache.origin).port), { upgrades: false });
  const reconnects = () => counts("televisit_reconnects_total");
  const before = await reconnects();
  const { professional, client } = await meetAcross(onNode);
  await professional.getByRole("button", { name: "Send back to waiting room" }).click();
  await admit(professional, kim);
  await Promise.all([professional, client].map(expectToSeeAndHear));
  expect([await sockets(), await reconnects()]).toEqual([[1, 1], before]);
});
