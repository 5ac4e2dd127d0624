import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect } from "@playwright/test";
import { ApacheServer, whyNoApache } from "../support/ApacheServer.ts";
import { ask, type Question } from "../support/ask.ts";
import { freePort } from "../support/freePort.ts";
import { LocalCertificates } from "../support/LocalCertificates.ts";
import { meet } from "../support/meet.ts";
import { guessLinks, openSocket } from "../support/proxied.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { test as base } from "../support/test.ts";

const obstacle = whyNoApache();
const trusting = { ignoreHTTPSErrors: true };
let certificates: LocalCertificates;

interface Installation {
  server: RunningServer;
  apache: ApacheServer;
  /** Asks Apache, trusting the test's authority alone. */
  get: (path: string, question?: Question) => ReturnType<typeof ask>;
}

type Install = (site: string, options?: { upgrades: boolean }) => Promise<Installation>;

/** The service and Apache in front of it; pages of a test close before they stop. */
const test = base.extend<{ install: Install }>({
  install: async ({}, provide) => {
    const running: { stop(): Promise<void> }[] = [];
    await provide(async (site, options) => {
      const port = await freePort();
      const server = await startServer({
        PUBLIC_URL: `https://localhost:${port}`,
        LISTEN_ADDRESS: "127.0.0.1",
        TRUST_PROXY: "1",
      });
      running.unshift(server);
      const nodes = [`127.0.0.1:${new URL(server.url).port}`];
      const apache = new ApacheServer({ site, nodes, certificates, port, ...options });
      running.unshift(apache);
      await apache.start();
      const ca = certificates.authority;
      const get = (path: string, question: Question = {}) =>
        ask(`${apache.origin}${path}`, { ca, ...question });
      return { server, apache, get };
    });
    for (const one of running) await one.stop();
  },
});

if (obstacle) console.log(`No Apache can be started here, so nothing is tested: ${obstacle}`);
test.skip(obstacle !== undefined, obstacle);

test.beforeAll(async () => {
  if (!obstacle) certificates = await LocalCertificates.make();
});
test.afterAll(() => certificates?.remove());

/** The app's own script: the one before it is too short to be compressed. */
function assetIn(page: Buffer): string {
  const [, path = ""] = /type="module"[^>]* src="(\/assets\/[^"]+\.js)"/.exec(page.toString()) ?? [];
  return path;
}

const html = { accept: "text/html" };
/** What a proxy says of itself and of its connection. */
const ownOfProxy = ["date", "connection", "keep-alive", "etag", "last-modified", "accept-ranges", "server"];
const lengths = ["content-length", "transfer-encoding", "x-request-id", "upgrade", "vary"];

for (const site of ["televisit.conf", "televisit-proxy.conf", ".htaccess"]) {
  test.describe(site, () => {
    test("shows the page at every address, as Node does, with every header", async ({ install }) => {
      const { server, get } = await install(site);
      const direct = await ask(`${server.url.replace("localhost", "127.0.0.1")}/join`, { headers: html });
      for (const path of ["/", "/join", "/dashboard/today", "/sign-in?from=mail"]) {
        const page = await get(path, { headers: html });
        expect([path, page.status, page.body.equals(direct.body)]).toEqual([path, 200, true]);
        for (const [name, value] of Object.entries(direct.headers)) {
          if ([...ownOfProxy, ...lengths].includes(name)) continue;
          // Node joins two headers of one name with a comma: this finds one that is sent twice as well.
          const received = String(page.headers[name]).replace("; charset", ";charset");
          expect.soft(`${name}: ${received}`).toBe(`${name}: ${String(value)}`);
        }
      }
      for (const path of ["/assets/gone.js", "/missing.png", "/api/nothing", "/.vite/manifest.json"])
        expect
          .soft([path, (await get(path, { headers: { accept: "image/*" } })).status])
          .toEqual([path, 404]);
    });

    test("sends what the build compressed, for ever; and an answer of the API not to be kept", async ({
      install,
    }) => {
      const { get } = await install(site);
      const path = assetIn((await get("/", { headers: html })).body);
      const plain = await get(path);
      const ways = { br: brotliDecompressSync, gzip: gunzipSync };
      for (const [encoding, decompress] of Object.entries(ways)) {
        const { headers, body } = await get(path, { headers: { "accept-encoding": encoding } });
        expect([headers["content-encoding"], body.length < plain.body.length]).toEqual([encoding, true]);
        expect(decompress(body).equals(plain.body)).toBe(true);
        expect(headers["content-type"]).toMatch(/^text\/javascript/);
        expect(headers["content-language"]).toBeUndefined();
        expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
        expect(headers["vary"]).toMatch(/accept-encoding/i);
        expect(headers["x-content-type-options"]).toBe("nosniff");
        expect(headers["content-security-policy"]).toBeUndefined();
      }
      const api = await get("/api/appointments?from=x");
      expect([api.status, api.headers["cache-control"]]).toEqual([401, "no-store"]);
      expect(api.headers["content-security-policy"]).toMatch(/^default-src 'self'/);
    });

    test("carries WebSockets and polling, and neither of another site", async ({ install }) => {
      const { apache, get } = await install(site);
      const { socket, first } = await openSocket(apache.origin, certificates.authority);
      expect(first).toMatch(/^0\{"sid":/);
      socket.close();
      const polling = "/socket.io/?EIO=4&transport=polling";
      const opened = await get(polling, { headers: { origin: apache.origin } });
      const { sid } = JSON.parse(opened.body.toString().slice(1));
      const sent = await get(`${polling}&sid=${sid}`, {
        method: "POST",
        body: "40",
        headers: { origin: apache.origin },
      });
      expect([opened.status, sent.status]).toEqual([200, 200]);
      expect((await get(polling, { headers: { origin: "https://elsewhere.test" } })).status).toBe(403);
    });

    test("leads from HTTP to HTTPS", async ({ install }) => {
      const { apache } = await install(site);
      const asked = await ask(`http://127.0.0.1:${apache.httpPort}/join?a=b%20c`, {
        headers: { ...html, host: new URL(apache.origin).host },
      });
      expect([asked.status, asked.headers["location"]]).toEqual([301, `${apache.origin}/join?a=b%20c`]);
    });

    test("counts by the address that Apache sees, whatever a request claims", async ({ install }) => {
      const { apache, get } = await install(site);
      const statuses = await guessLinks(apache.origin, get);
      expect(statuses.at(-1)).toBe(429);
      expect(statuses.length).toBeGreaterThan(20);
    });
  });
}

test("two people meet through Apache over HTTPS; the call outlives a restart of Node, and the next visit works", async ({
  install,
  newPerson,
  problems,
}) => {
  test.setTimeout(240_000);
  problems.expect(/ERR_|WebSocket|Failed to load/); // while Node is gone
  const { server, apache, get } = await install("televisit.conf");
  const { professional, client } = await meet(server, { newPerson, options: trusting });
  expect(new URL(client.url()).origin).toBe(apache.origin);
  const metrics = async () =>
    (await ask(`${server.url.replace("localhost", "127.0.0.1")}/metrics`)).body.toString();
  await expect
    .poll(metrics, { timeout: 30_000 })
    .toMatch(/^televisit_connect_seconds_count\{path="direct"\} 1$/m);
  expect((await get("/metrics")).body.toString()).not.toContain("televisit_visits");
  await server.halt();
  expect((await get("/healthz")).status).toBe(503);
  for (const side of [professional, client])
    await expect(side.getByText("Your call goes on")).toBeVisible({ timeout: 60_000 });
  await server.restart();
  for (const side of [professional, client])
    await expect(side.getByText("Your call goes on")).toHaveCount(0, { timeout: 60_000 });
  expect((await get("/readyz")).status).toBe(200);
  await Promise.all([professional, client].map(expectToSeeAndHear));
  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  const token = new URL(server.joinLink).hash.slice(1);
  for (const secret of [token, "EIO=4", "transport="]) expect(apache.accessLog).not.toContain(secret);
  expect(apache.accessLog).toMatch(/ POST \/api\/check-in 200 \d+ bytes \d+ us [0-9a-f-]{36}\n/);
});

test("where a proxy upgrades no connection, two people meet by polling", async ({
  install,
  newPerson,
  problems,
}) => {
  test.setTimeout(120_000);
  problems.expect(/WebSocket/);
  const { server, apache } = await install("televisit.conf", { upgrades: false });
  await expect(openSocket(apache.origin, certificates.authority)).rejects.toThrow("400");
  await meet(server, { newPerson, options: trusting });
});

test("more sockets are open at once than Debian's Apache lets in", async ({ install }) => {
  test.setTimeout(120_000);
  const { apache, get } = await install("televisit.conf");
  const opened = await Promise.all(
    Array.from({ length: 400 }, () => openSocket(apache.origin, certificates.authority)),
  );
  expect(opened.every(({ first }) => first.startsWith("0{"))).toBe(true);
  expect((await get("/healthz")).status).toBe(200);
  for (const { socket } of opened) socket.terminate();
});
