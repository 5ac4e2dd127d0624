import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Browser, checkedIn } from "./testing/browser.ts";
import { freePort } from "./testing/freePort.ts";
import { PostgresServer, whyNoPostgres } from "./testing/PostgresServer.ts";
import { Page } from "./testing/page.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
const admin = fileURLToPath(new URL("admin/main.ts", import.meta.url));

let dataDir: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "televisit-main-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  }
  rmSync(dataDir, { recursive: true });
});

function run(script: string, env: Record<string, string>, args: string[] = []) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { DATA_DIR: dataDir, ...env },
    cwd: dataDir,
  });
  children.push(child);
  return {
    child,
    out: text(child.stdout),
    err: text(child.stderr),
    exit: once(child, "exit").then(([code]) => code as number | null),
  };
}

/** Starts the server and resolves with the two lines once it has printed them. */
async function serve(env: Record<string, string> = {}) {
  const port = await freePort();
  const child = spawn(process.execPath, [main], { env: { DATA_DIR: dataDir, PORT: String(port), ...env } });
  children.push(child);
  const err = text(child.stderr);
  const exit = once(child, "exit") as Promise<[number | null]>;
  const lines: string[] = [];
  const output = createInterface(child.stdout).on("line", (line) => lines.push(line));
  while (lines.length < 2) {
    const ended = await Promise.race([once(output, "line").then(() => false), exit.then(() => true)]);
    if (ended) throw new Error(`it did not start: ${await err}`);
  }
  return { child, port, lines, url: `http://localhost:${port}`, err, exit };
}

const tokenIn = (line = "") => line.split(/#(?:demo=)?/)[1] ?? "";

test("it prints exactly the two lines, and both links work", async () => {
  const server = await serve();
  expect(server.lines).toEqual([
    expect.stringMatching(new RegExp(`^Dashboard: ${server.url}/dashboard#demo=\\S+$`)),
    expect.stringMatching(new RegExp(`^Join link: ${server.url}/join#\\S+$`)),
  ]);
  const professional = new Browser(server.url);
  await professional.post("/api/demo/sign-in", { token: tokenIn(server.lines[0]) });
  expect((await professional.get("/api/auth/get-session")).body).toMatchObject({
    user: { name: "Robin Ellis" },
  });
  const facts = await new Browser(server.url).post("/api/join-links/inspect", {
    token: tokenIn(server.lines[1]),
  });
  expect(facts.body).toMatchObject({ professionalName: "Robin Ellis", clientName: "Sam Carter" });
  server.child.kill("SIGTERM");
  expect(await server.exit).toEqual([0, null]);
  expect((await server.err).trimEnd().split("\n")).toEqual([
    expect.stringContaining("No TURN server is set"),
  ]);
  expect(server.lines).toHaveLength(2);
});

test("with a relay it has nothing to warn of", async () => {
  const TURN_SECRET = "Zk3Vq8Lw1Xb6Ty0Rn5Hj2Gf9Dm4Sc7Pa";
  const server = await serve({ TURN_URLS: "turn:turn.example.test", TURN_SECRET });
  server.child.kill("SIGTERM");
  expect(await server.err).toBe("");
});

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s tells open pages, closes everything and exits with 0",
  async (signal) => {
    const server = await serve();
    const client = await checkedIn(server.url, tokenIn(server.lines[1]));
    const page = new Page(client, { as: "client", visitId: client.visitId });
    await page.do("visit:join", { visitId: client.visitId, claim: true });
    server.child.kill(signal);
    await page.closed;
    expect(page.all("server:stopping")).toHaveLength(1);
    expect(await server.exit).toEqual([0, null]);
  },
);

test("a second start keeps the links, the sessions and who waits", async () => {
  const first = await serve();
  const client = await checkedIn(first.url, tokenIn(first.lines[1]));
  first.child.kill("SIGKILL");
  await first.exit;
  const port = new URL(first.url).port;
  const again = await serve({ PORT: port, PUBLIC_URL: first.url });
  expect(again.lines[1]).toBe(first.lines[1]);
  const page = new Page(client, { as: "client", visitId: client.visitId });
  expect(await page.do("visit:join", { visitId: client.visitId, claim: true })).toMatchObject({
    state: "waiting",
    place: 1,
  });
  page.close();
});

test("a single process on SQLite loads no driver of Postgres or Redis", async () => {
  const list = `
    const { startServer } = await import(${JSON.stringify(new URL("startServer.ts", import.meta.url).href)});
    const { loadConfig } = await import(${JSON.stringify(new URL("config.ts", import.meta.url).href)});
    const { pino } = await import(${JSON.stringify(import.meta.resolve("pino"))});
    const { default: module } = await import("node:module");
    const server = await startServer(loadConfig({ PORT: "${await freePort()}", DATA_DIR: process.env.DATA_DIR }), pino({ level: "silent" }));
    await server.stop();
    for (const file of Object.keys(module._cache)) console.log(file);
  `;
  const { out, exit } = run("--input-type=module", {}, ["-e", list]);
  expect(await exit).toBe(0);
  expect(await out).toMatch(/node_modules\/express\//);
  expect(await out).not.toMatch(/node_modules\/(pg|pg-pool|@redis\/client|@socket\.io\/redis-adapter)\//);
});

describe("it ends with one clear line and exit code 1", () => {
  const fails = async (env: Record<string, string>, line: RegExp) => {
    const { out, err, exit } = run(main, env);
    expect(await exit).toBe(1);
    expect(await out).toBe("");
    expect(await err).toMatch(line);
    expect((await err).trimEnd().split("\n")).toHaveLength(1);
  };

  test("when the port is taken", async () => {
    const other = createServer().listen(0);
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? address?.port : undefined;
    await fails(
      { PORT: String(port) },
      new RegExp(`^Televisit cannot start: port ${port} is already in use\n$`),
    );
    other.close();
  });

  test("when the database is none", async () => {
    writeFileSync(
      join(dataDir, "televisit.sqlite"),
      "not a database, and long enough to look like one".repeat(100),
    );
    await fails(
      { PORT: String(await freePort()) },
      /^Televisit cannot start: the database \S+ cannot be used: file is not a database\n$/,
    );
  });

  test("when Redis cannot be reached", { skip: whyNoPostgres() !== undefined }, async () => {
    const postgres = await PostgresServer.start();
    try {
      const env = { DATABASE_URL: postgres.createDatabase(), REDIS_URL: "redis://:hidden@127.0.0.1:1" };
      await fails(env, /^Televisit cannot start: Redis at 127\.0\.0\.1:1 cannot be used: [^\n]+\n$/);
    } finally {
      await postgres.stop();
    }
  });

  test("when the database cannot be opened", async () => {
    mkdirSync(join(dataDir, "televisit.sqlite"));
    const line = /^Televisit cannot start: the database \S+ cannot be used: unable to open database file\n$/;
    await fails({ PORT: String(await freePort()) }, line);
  });

  test("when production has no secret, or a weak one", async () => {
    await fails({ NODE_ENV: "production" }, /^Televisit cannot start: AUTH_SECRET is required in production/);
    const AUTH_SECRET = "changeme".repeat(8);
    await fails({ NODE_ENV: "production", AUTH_SECRET }, /^Televisit cannot start: AUTH_SECRET is too weak/);
  });
});

test("production prints no join link and makes no demonstration", async () => {
  const port = String(await freePort());
  const { child, out, err } = run(main, {
    PORT: port,
    NODE_ENV: "production",
    PUBLIC_URL: "https://visit.example.test",
    AUTH_SECRET: "Zk3Vq8Lw1Xb6Ty0Rn5Hj2Gf9Dm4Sc7Pa",
  });
  await once(child.stdout, "data");
  const demo = await new Browser(`http://localhost:${port}`).post(
    "/api/demo/sign-in",
    {},
    { origin: "https://visit.example.test" },
  );
  expect(demo.status).toBe(404);
  child.kill("SIGTERM");
  expect(await out).toBe("Dashboard: https://visit.example.test/dashboard\n");
  for (const line of (await err).trimEnd().split("\n")) expect(JSON.parse(line)).toHaveProperty("level");
});

test("the log holds no token, cookie, name or description", async () => {
  const TURN_SECRET = "Zk3Vq8Lw1Xb6Ty0Rn5Hj2Gf9Dm4Sc7Pa";
  const server = await serve({ LOG_LEVEL: "trace", TURN_URLS: "turn:turn.example.test", TURN_SECRET });
  const token = tokenIn(server.lines[1]);
  const client = await checkedIn(server.url, token);
  const [, credential = ""] =
    /"credential":"([^"]+)"/.exec((await client.get("/api/ice-servers")).text) ?? [];
  expect(credential).not.toBe("");
  await new Browser(server.url).get(`/api/appointments?from=secret-query&token=${token}`);
  const page = new Page(client, { as: "client", visitId: client.visitId });
  const visit = await page.do("visit:join", { visitId: client.visitId, claim: true });
  const to = visit.peers[0]!.participantId;
  const { visitId } = client;
  await page.do("signal:description", {
    visitId,
    to,
    negotiationId: visitId,
    description: { type: "offer", sdp: "v=0 secret-description" },
  });
  page.close();
  server.child.kill("SIGTERM");
  const log = await server.err;
  expect(log).toContain("/api/check-in");
  const [, cookie = ""] = client.cookie.split("=");
  const secrets = [token, cookie, credential, TURN_SECRET, "secret-query", "secret-description"];
  for (const secret of [...secrets, "Sam Carter", "Robin Ellis"]) {
    expect(log).not.toContain(secret);
  }
});

describe("the admin command", () => {
  const args = ["create-professional", "--email", "ada@example.test", "--name", "Ada Lovelace"];

  test("makes an account with the password on stdin, which can sign in while the server runs", async () => {
    const server = await serve();
    const made = run(admin, {}, args);
    made.child.stdin.end("correct horse battery\n");
    expect(await made.out).toBe("Created ada@example.test\n");
    const body = { email: "ada@example.test", password: "correct horse battery" };
    expect((await new Browser(server.url).post("/api/auth/sign-in/email", body)).status).toBe(200);
  });

  test("makes a password when it is given none", async () => {
    const made = run(admin, {}, args);
    made.child.stdin.end();
    expect(await made.out).toMatch(/^Created ada@example\.test\nPassword: \S{20}\n$/);
  });

  test.each([
    ["a short password", args, "short\n", /^Password too short\n$/],
    ["a password that is easy to guess", args, "passwordpassword\n", /^This password is easy to guess/],
    [
      "an e-mail that is none",
      [...args.slice(0, 2), "ada", ...args.slice(3)],
      "correct horse battery\n",
      /^Usage: /,
    ],
    ["an unknown command", ["delete-everything"], "", /^Usage: /],
  ])("refuses %s in one line", async (_what, given, stdin, line) => {
    const made = run(admin, {}, given);
    made.child.stdin.end(stdin);
    expect(await made.exit).toBe(1);
    expect(await made.err).toMatch(line);
  });
});
