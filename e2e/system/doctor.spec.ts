import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { ApacheServer, whyNoApache } from "../support/ApacheServer.ts";
import { freePort } from "../support/freePort.ts";
import { LocalCertificates } from "../support/LocalCertificates.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { TurnServer, whyNoTurnServer } from "../support/TurnServer.ts";
import { wrongClock } from "../support/wrongClock.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const address = "127.0.0.1";
const obstacle = whyNoApache() ?? whyNoTurnServer();
if (obstacle) console.log(`The doctor has nothing to look at here: ${obstacle}`);
test.skip(obstacle !== undefined, obstacle);
test.describe.configure({ timeout: 120_000 });

interface Result {
  name: string;
  state: "ok" | "failed" | "skipped";
  message: string;
  remedy?: string;
}

let certificates: LocalCertificates;
let server: RunningServer;
let apache: ApacheServer;
let relay: TurnServer;
let port: number;
let folder: string;
let healthy: Record<string, string>;
/** What a test started beside what is there for all. */
let own: { stop(): Promise<void> }[] = [];

test.beforeAll(async () => {
  if (obstacle) return;
  folder = mkdtempSync(join(tmpdir(), "televisit-doctor-"));
  certificates = await LocalCertificates.make();
  port = await freePort();
  relay = new TurnServer({ address, port: await freePort(), tlsPort: await freePort() });
  await relay.start();
  const PUBLIC_URL = `https://localhost:${port}`;
  server = await startServer({ PUBLIC_URL, TRUST_PROXY: "1", LISTEN_ADDRESS: address });
  apache = await apacheBefore(server, "televisit.conf");
  healthy = {
    NODE_EXTRA_CA_CERTS: trusted("trusted.pem", certificates.authority, relay.certificate),
    DATA_DIR: server.dataDir,
    PUBLIC_URL,
    TURN_URLS: relay.urls.join(),
    TURN_SECRET: relay.secret,
  };
});
test.afterEach(async () => {
  for (const one of own.splice(0)) await one.stop();
});
test.afterAll(async () => {
  await apache?.stop();
  await server?.stop();
  await relay?.stop();
  await certificates?.remove();
  if (folder) rmSync(folder, { recursive: true });
});

function trusted(name: string, ...pems: string[]): string {
  writeFileSync(join(folder, name), pems.join("\n"));
  return join(folder, name);
}

async function apacheBefore({ url }: RunningServer, site: string, options = {}): Promise<ApacheServer> {
  const nodes = [`${address}:${new URL(url).port}`];
  const made = new ApacheServer({ site, nodes, certificates, port, ...options });
  await made.start();
  return made;
}

/** What `npx televisit doctor` says; `args` are its own. */
function doctor(
  env: Record<string, string> = {},
  ...args: string[]
): Promise<{ code: number; results: Result[] }> {
  const program = join(root, "apps/server/src/doctor/main.ts");
  const settings = { ...process.env, ...healthy, ...env };
  return new Promise((resolve) => {
    execFile(
      join(root, "node_modules/node/bin/node"),
      [program, "--json", ...args],
      { env: settings },
      (error, out) => resolve({ code: Number(error?.code ?? 0), results: JSON.parse(out) as Result[] }),
    );
  });
}

/** It names this one, says what is wrong and how to mend it, and finds no fault with any other. */
async function expectOnly(
  name: string,
  message: RegExp,
  { code, results }: Awaited<ReturnType<typeof doctor>>,
): Promise<void> {
  const failed = results.filter(({ state }) => state === "failed");
  expect(failed.map((result) => result.name)).toEqual([name]);
  expect(failed[0]?.message).toMatch(message);
  expect(failed[0]?.remedy).toBeTruthy();
  expect(code).toBe(1);
}

/** A folder for data that a test spoils. */
function dataFolder(): string {
  const made = mkdtempSync(join(folder, "data-"));
  mkdirSync(made, { recursive: true });
  return made;
}

/** Another relay than that of all, with options that take something away. */
async function otherRelay(...options: string[]) {
  const other = new TurnServer({ address, port: await freePort(), tlsPort: await freePort(), options });
  own.push(other);
  await other.start();
  return {
    TURN_URLS: other.urls.join(),
    TURN_SECRET: other.secret,
    NODE_EXTRA_CA_CERTS: trusted("other.pem", certificates.authority, other.certificate),
  };
}

test("finds nothing wrong where all is well", async () => {
  const { code, results } = await doctor();
  expect(results.filter(({ state }) => state !== "ok").map(({ name }) => name)).toEqual(["Redis", "mail"]);
  expect(code).toBe(0);
});

test("names a setting that cannot be used", async () => {
  await expectOnly(
    "configuration",
    /^TURN_SECRET: must have at least 32/,
    await doctor({ TURN_SECRET: "short" }),
  );
  const production = { NODE_ENV: "production", AUTH_SECRET: "changeme".repeat(5) };
  await expectOnly("configuration", /^AUTH_SECRET is too weak/, await doctor(production));
});

test("names a disk that is nearly full, and a folder that cannot be written", async () => {
  await expectOnly("disk", / MB are free in /, await doctor({}, "--least-free-mb", "1000000000"));
  const file = join(folder, "no-folder");
  writeFileSync(file, "");
  const AUTH_SECRET = "Zk3Vq8Lw1Xb6Ty0Rn5Hj2Gf9Dm4Sc7Pa";
  const results = await doctor({ DATA_DIR: file, NODE_ENV: "production", AUTH_SECRET });
  await expectOnly("disk", /cannot be written: ENOTDIR/, results);
});

test("names a database that is missing, is none, or is older than the program", async () => {
  const DATA_DIR = dataFolder();
  await expectOnly("database", /^there is none/, await doctor({ DATA_DIR }));
  const file = join(DATA_DIR, "televisit.sqlite");
  writeFileSync(file, "no database, but long enough to look like one".repeat(100));
  await expectOnly("database", /file is not a database/, await doctor({ DATA_DIR }));
  rmSync(file);
  new DatabaseSync(file).close();
  await expectOnly("database", /older than this program \(0001-foundations/, await doctor({ DATA_DIR }));
});

test("names an address where nobody listens, whose certificate nobody trusts, or behind which no server runs", async () => {
  const PUBLIC_URL = `https://localhost:${await freePort()}`;
  await expectOnly("public address", /nobody listens/, await doctor({ PUBLIC_URL }));
  const NODE_EXTRA_CA_CERTS = trusted("relay.pem", relay.certificate);
  await expectOnly("public address", /authority|chain/, await doctor({ NODE_EXTRA_CA_CERTS }));
  await server.halt();
  await expectOnly("public address", /does not reach the server \(503\)/, await doctor());
  await server.restart();
  expect((await doctor()).code).toBe(0);
});

test("names a proxy that upgrades no connection", async () => {
  await apache.stop();
  apache = await apacheBefore(server, "televisit.conf", { upgrades: false });
  await expectOnly("WebSocket", /upgrades no connection \(400\)/, await doctor());
  await apache.stop();
  apache = await apacheBefore(server, "televisit-proxy.conf");
  expect((await doctor()).code).toBe(0);
});

test("names a clock that is an hour wrong", async () => {
  const elsewhere = await freePort();
  const PUBLIC_URL = `https://localhost:${elsewhere}`;
  const behind = await startServer({ PUBLIC_URL });
  own.push(behind, await wrongClock(elsewhere, new URL(behind.url), certificates, 3_600_000));
  await expectOnly("clock", /^3[56]\d\d s apart/, await doctor({ PUBLIC_URL }));
});

test("names each way to the relay that is closed", async () => {
  await expectOnly("relay over UDP", /transport=udp: no answer/, await doctor(await otherRelay("--no-udp")));
  await expectOnly(
    "relay over TCP",
    /transport=tcp: ECONNREFUSED/,
    await doctor(await otherRelay("--no-tcp")),
  );
  await expectOnly("relay over TLS", /^turns:.*: ECONNREFUSED/, await doctor(await otherRelay("--no-tls")));
  const NODE_EXTRA_CA_CERTS = trusted("service.pem", certificates.authority);
  await expectOnly("relay over TLS", /SELF_SIGNED/, await doctor({ NODE_EXTRA_CA_CERTS }));
});

test("names a secret that the relay does not share, and no way to it", async () => {
  const TURN_SECRET = "Zk3Vq8Lw1Xb6Ty0Rn5Hj2Gf9Dm4Sc7Pa";
  await expectOnly("relay credentials", /does not take/, await doctor({ TURN_SECRET }));
});
