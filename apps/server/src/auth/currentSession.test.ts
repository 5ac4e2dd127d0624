import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../config.ts";
import { type Database, openDatabase } from "../store/openDatabase.ts";
import { currentSession } from "./currentSession.ts";
import { openProfessionals, type Professionals } from "./professionals.ts";

const HOUR = 60 * 60 * 1000;
const dataDir = mkdtempSync(join(tmpdir(), "televisit-"));
const config = loadConfig({ DATA_DIR: dataDir });
let database: Database;
let professionals: Professionals;
let professionalId: string;
let now = new Date();
let read: ReturnType<typeof currentSession>;

beforeAll(async () => {
  database = await openDatabase(config);
  professionals = await openProfessionals({
    database,
    config,
    log: pino({ level: "silent" }),
    onSessionEnded: () => undefined,
    now: () => now,
  });
  professionalId = await professionals.create({
    email: "ada@example.test",
    name: "Ada Lovelace",
    password: "correct horse battery",
  });
  read = currentSession({
    db: database.db,
    cookieName: "televisit.session_token",
    secret: config.keys.professionals,
    now: () => now,
  });
});
afterAll(async () => {
  await database.db.destroy();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The Cookie header of a new session that better-auth has opened. */
async function signIn(): Promise<string> {
  now = new Date();
  const { headers } = await professionals.openSession(professionalId);
  return headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

test("a session that better-auth opened is read as better-auth reads it", async () => {
  const cookie = await signIn();
  const { id: sessionId } = await database.db.selectFrom("session").select("id").executeTakeFirstOrThrow();
  const session = { professionalId, name: "Ada Lovelace", email: "ada@example.test", sessionId, cookies: [] };
  expect(await read(`other=1; ${cookie}`)).toEqual(session);
  expect(await professionals.identify(cookie)).toEqual(session);
});

test.each([
  ["nothing", () => ""],
  ["no signature", (value: string) => value.split(".")[0] ?? ""],
  ["an empty signature", (value: string) => `${value.split(".")[0]}.`],
  ["another token", (value: string) => value.replace(/^./, (first) => (first === "a" ? "b" : "a"))],
  [
    "another signature",
    (value: string) => `${value.split(".")[0]}.${encodeURIComponent(btoa("x".repeat(32)))}`,
  ],
  ["a signature without its end", (value: string) => value.replace(/%3D$/, "")],
  ["more after its signature", (value: string) => `${value}x`],
  ["a signature of nothing", (value: string) => `.${value.split(".")[1]}`],
])("a cookie with %s is nobody's", async (_what, change) => {
  const [name, value = ""] = (await signIn()).split("=");
  const cookie = `${name}=${change(value)}`;
  expect(await read(cookie)).toBeNull();
  expect(await professionals.identify(cookie)).toBeNull();
});

test("a session that has not been prolonged for five minutes is left to better-auth, which prolongs it", async () => {
  const cookie = await signIn();
  const before = new Date(Date.now() + 7.9 * HOUR).toISOString();
  await database.db.updateTable("session").set({ expiresAt: before }).execute();
  expect(await read(cookie)).toBeNull();
  const identity = await professionals.identify(cookie);
  expect(identity).toMatchObject({ professionalId, cookies: [expect.stringContaining("Max-Age=28800")] });
  expect(await read(cookie)).toMatchObject({ professionalId });
});

test.each([
  ["ran out", async () => void (now = new Date(Date.now() + 8 * HOUR))],
  ["began a day ago", ageOfADay],
  ["was ended", async () => void (await database.db.deleteFrom("session").execute())],
])("a session that %s is nobody's", async (_what, change) => {
  const cookie = await signIn();
  await change();
  expect(await read(cookie)).toBeNull();
  expect(await professionals.identify(cookie)).toBeNull();
});

async function ageOfADay(): Promise<void> {
  const createdAt = new Date(Date.now() - 25 * HOUR).toISOString();
  await database.db.updateTable("session").set({ createdAt }).execute();
}
