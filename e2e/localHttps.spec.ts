import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { checkIn } from "./support/client.ts";
import { freePort } from "./support/freePort.ts";
import { LocalCertificates } from "./support/LocalCertificates.ts";
import { admit, expectCallWith, openAsProfessional } from "./support/professional.ts";
import { expectToSeeAndHear } from "./support/stats.ts";
import { test as base } from "./support/test.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
let certificates: LocalCertificates;

/** Runs what `npm start` runs; resolves with the two links. */
type Start = (env?: Record<string, string>) => Promise<{ dashboard: string; joinLink: string; port: string }>;

const test = base.extend<{ start: Start }>({
  start: async ({}, provide) => {
    const dataDir = await mkdtemp(join(tmpdir(), "televisit-https-"));
    const started: ChildProcess[] = [];
    await provide(async (env = {}) => {
      const port = String(await freePort());
      const child = spawn(process.execPath, [join(root, "scripts/start.mjs")], {
        env: { ...process.env, NODE_ENV: "test", ...certificates.env, DATA_DIR: dataDir, PORT: port, ...env },
        stdio: ["ignore", "pipe", "inherit"],
      });
      started.push(child);
      return { ...(await readLinks(child)), port };
    });
    for (const child of started) {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    }
    await rm(dataDir, { recursive: true, force: true });
  },
});

test.beforeAll(async () => {
  certificates = await LocalCertificates.make();
});
test.afterAll(() => certificates.remove());

async function readLinks({ stdout }: ChildProcess) {
  if (!stdout) throw new Error("it has no output");
  const links = { dashboard: "", joinLink: "" };
  for await (const line of createInterface(stdout)) {
    if (line.startsWith("Dashboard: ")) links.dashboard = line.slice(11);
    if (line.startsWith("Join link: ")) links.joinLink = line.slice(11);
    if (links.dashboard && links.joinLink) return links;
  }
  throw new Error("it printed no links");
}

/** Asks as a device that trusts the local authority and no other. */
function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { ca: certificates.authority }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on("error", reject).end();
  });
}

test("with certificates of this machine, two people meet over HTTPS by the links that npm start prints", async ({
  start,
  newPerson,
}) => {
  const { dashboard, joinLink, port } = await start();
  expect(dashboard).toMatch(/^https:\/\//);
  expect(new URL(joinLink).origin).toBe(new URL(dashboard).origin);
  for (const name of ["localhost", "127.0.0.1", new URL(joinLink).hostname])
    expect(await statusOf(`https://${name}:${port}/healthz`), name).toBe(200);

  const trusting = { ignoreHTTPSErrors: true }; // Chromium has no list of authorities of its own to add to
  const professional = await newPerson(trusting);
  await openAsProfessional(professional, dashboard);
  const client = await newPerson(trusting);
  await checkIn(client, joinLink);
  expect(await client.evaluate(() => window.isSecureContext)).toBe(true);
  const cookies = await client.context().cookies();
  expect(cookies.map(({ secure, httpOnly }) => [secure, httpOnly])).toEqual([[true, true]]);
  await admit(professional, "Sam Carter");
  await expectCallWith(client, "Robin Ellis");
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
});

test("the dashboard works on localhost as well, and no browser is bound to HTTPS there", async ({
  start,
  newPerson,
}) => {
  const { dashboard, port } = await start();
  const page = await newPerson({ ignoreHTTPSErrors: true });
  const local = new URL(dashboard);
  local.host = `localhost:${port}`;
  const answered = page.waitForResponse((response) => response.url() === `${local.origin}/dashboard`);
  await openAsProfessional(page, local.href);
  expect((await answered).headers()["strict-transport-security"]).toBeUndefined();
});

test("whoever asks for plain HTTP gets it", async ({ start }) => {
  const port = String(await freePort());
  const { dashboard } = await start({ PORT: port, PUBLIC_URL: `http://localhost:${port}` });
  expect((await fetch(dashboard)).status).toBe(200);
});

test("the keys are their owner's alone, and git ignores all four files", () => {
  for (const key of ["ca.key", "server.key"])
    expect(statSync(join(certificates.folder, key)).mode & 0o777, key).toBe(0o600);
  const files = ["ca.crt", "ca.key", "server.crt", "server.key"].map((name) => `certs/${name}`);
  const ignored = execFileSync("git", ["check-ignore", "--no-index", ...files], {
    cwd: root,
    encoding: "utf8",
  });
  expect(ignored.trim().split("\n")).toEqual(files);
});

test("a certificate is kept while it is good, and renewed by the same authority when it expires", async () => {
  const read = () => readFileSync(certificates.certificate, "utf8");
  const authority = certificates.authority;
  const first = read();
  expect(await certificates.renew()).toContain("Certificate: still good");
  expect(read()).toBe(first);
  // The same names, good for 20 days, signed by the same authority.
  const names = new X509Certificate(first).subjectAltName?.replaceAll("IP Address", "IP") ?? "";
  const file = (name: string) => join(certificates.folder, name);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: "ignore" });
  // biome-ignore format: option and value
  openssl("req", "-new", "-key", certificates.key, "-subj", "/CN=localhost", "-out", file("request"),
    "-addext", `subjectAltName=${names}`);
  // biome-ignore format: option and value
  openssl("x509", "-req", "-in", file("request"), "-copy_extensions", "copy", "-days", "20", "-set_serial", "7",
    "-CA", file("ca.crt"), "-CAkey", file("ca.key"), "-out", certificates.certificate);
  expect(await certificates.renew()).toContain("renewed, because it was about to expire");
  const renewed = new X509Certificate(read());
  expect(new Date(renewed.validTo).getTime() - Date.now()).toBeGreaterThan(390 * 86_400_000);
  expect(renewed.verify(new X509Certificate(authority).publicKey)).toBe(true);
  expect(certificates.authority).toBe(authority);
});

test("a lost authority is replaced, and with it the certificate", async () => {
  rmSync(join(certificates.folder, "ca.key"));
  expect(await certificates.renew()).toContain("made by the new authority");
  expect(existsSync(join(certificates.folder, "ca.key"))).toBe(true);
});
