import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { firstBrokenEntry } from "../store/auditChain.ts";
import { Browser, book, checkedIn, signedIn } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";
import { VisitScene } from "../testing/visitScene.ts";

const program = fileURLToPath(new URL("main.ts", import.meta.url));
const password = "correct horse battery";
let server: TestServer;
let folder: string;

beforeEach(async () => {
  server = await startTestServer();
  folder = mkdtempSync(join(tmpdir(), "televisit-admin-"));
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command as a host does, beside the running server unless `DATA_DIR` says otherwise. */
async function admin(args: string[], { stdin = "", env = {} } = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [program, ...args], { env: { DATA_DIR: server.dataDir, ...env } });
  child.stdin.end(stdin);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code: code as number, out, err };
}

const signIn = (email: string, word: string) =>
  new Browser(server.url).post("/api/auth/sign-in/email", { email, password: word });

describe("accounts", () => {
  test("a disabled professional loses every page at once and opens no session until enabled again", async () => {
    const { email } = await server.createProfessional("Ada Lovelace");
    const professional = new Browser(server.url);
    await professional.post("/api/auth/sign-in/email", { email, password });
    const scene = await VisitScene.open(server, Object.assign(professional, { professionalId: "" }));
    const page = scene.professionalPage();
    await page.do("dashboard:watch", {});

    expect(await admin(["disable-professional", "--email", email])).toMatchObject({ code: 0 });
    await page.closed;
    expect(
      (await professional.get("/api/appointments?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z")).status,
    ).toBe(401);
    expect((await signIn(email, password)).status).toBe(401);
    const list = await admin(["list-professionals"]);
    expect(list.out).toContain(`${email}\tAda Lovelace\tdisabled\n`);

    await admin(["enable-professional", "--email", email]);
    expect((await signIn(email, password)).status).toBe(200);
    const actions = (await server.store.audit.entries()).map(({ actor, action }) => `${actor} ${action}`);
    expect(actions).toEqual(
      expect.arrayContaining(["host professional-disabled", "host professional-enabled"]),
    );
    scene.close();
  });

  test("a new password takes the place of the old one and ends its sessions", async () => {
    const { email } = await server.createProfessional("Ada Lovelace");
    const professional = new Browser(server.url);
    await professional.post("/api/auth/sign-in/email", { email, password });
    await admin(["reset-password", "--email", email], { stdin: "another horse battery\n" });
    expect((await professional.get("/api/auth/get-session")).body).toBeNull();
    expect((await signIn(email, password)).status).toBe(401);
    expect((await signIn(email, "another horse battery")).status).toBe(200);
    const made = /^Password: (\S{20})$/m.exec((await admin(["reset-password", "--email", email])).out)?.[1];
    expect((await signIn(email, made ?? "")).status).toBe(200);
  });

  test.each([
    [
      "an account that is not there",
      ["disable-professional", "--email", "nobody@example.test"],
      /^no professional/,
    ],
    [
      "an address that is none",
      ["disable-professional", "--email", "nobody"],
      /^Usage: disable-professional --email/,
    ],
    ["an option that it does not know", ["verify-audit-log", "--all"], /^Usage: npx televisit admin/],
    ["a short password", ["reset-password", "--email", "ada.lovelace@example.test"], /^Password too short/],
  ])("refuses %s in one line", async (_what, args, line) => {
    await server.createProfessional("Ada Lovelace");
    const { code, err, out } = await admin(args, { stdin: "short" });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(line);
  });
});

test.each([
  ["create-professional", ["--email", "new@example.test", "--name", "New Person"]],
  ["reset-password", ["--email", "ada.lovelace@example.test"]],
])("%s takes no password that is easy to guess", async (command, args) => {
  await server.createProfessional("Ada Lovelace");
  const { code, err, out } = await admin([command, ...args], { stdin: "Password12345" });
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(/^This password is easy to guess\. .+\n$/);
  expect(await server.professionals.findByEmail("new@example.test")).toBeNull();
});

describe("a backup", () => {
  test("taken under load restores to a whole state, in which visits go on", async () => {
    const professional = await signedIn(server);
    const before = await Promise.all(Array.from({ length: 20 }, () => book(professional)));
    const enough = new AbortController();
    const load = async (): Promise<number> => {
      let count = 0;
      for (; !enough.signal.aborted; count += 1) {
        const { token } = await book(professional, { clientName: `Client ${count}` });
        await checkedIn(server.url, token);
      }
      return count;
    };
    const loads = [load(), load(), load()];
    const { code, out, err } = await admin(["backup", "--to", folder]);
    enough.abort();
    expect((await Promise.all(loads)).every((count) => count > 0)).toBe(true);
    expect([code, err]).toEqual([0, ""]);
    const [name = ""] = readdirSync(folder);
    expect(out).toMatch(new RegExp(`^${join(folder, name)}: \\d+ visits, \\d+ audit entries`));
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);

    const elsewhere = join(folder, "elsewhere");
    const restored = await admin(["restore", "--from", join(folder, name)], { env: { DATA_DIR: elsewhere } });
    expect([restored.code, restored.err]).toEqual([0, ""]);
    const AUTH_SECRET = readFileSync(join(server.dataDir, "secret"), "utf8");
    const other = await startTestServer({ env: { DATA_DIR: elsewhere, AUTH_SECRET } });
    for (const { visitId } of before)
      expect((await other.store.visits.find(visitId))?.visit.state).toBe("expected");
    expect(firstBrokenEntry(await other.store.audit.entries())).toBeNull();
    expect((await checkedIn(other.url, before[0]?.token ?? "")).visitId).toBe(before[0]?.visitId);
    const scene = await VisitScene.open(other);
    expect((await scene.admitted()).reply.visit.state).toBe("admitted");
    scene.close();
    await other.stop();
    const audit = await admin(["verify-audit"], { env: { DATA_DIR: elsewhere } });
    expect(audit.out).toMatch(/^\d+ entries, whole; the last, of \S+, is [0-9a-f]{64}\n$/);
  });

  test("is not made or put in place where Postgres has taken over", async () => {
    const { out } = await admin(["backup", "--to", folder]);
    const copy = out.slice(0, out.indexOf(":"));
    const env = { DATABASE_URL: "postgres://nobody@localhost:1/nothing" };
    for (const args of [
      ["backup", "--to", folder],
      ["restore", "--from", copy],
    ]) {
      const refused = await admin(args, { env });
      expect(refused).toMatchObject({ code: 1, out: "" });
      expect(refused.err).toContain("pg_dump");
    }
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test.skipIf(process.getuid?.() !== 0)("that root puts in place belongs to the service", async () => {
    await admin(["backup", "--to", folder]);
    const copy = join(folder, readdirSync(folder)[0] ?? "");
    const elsewhere = join(folder, "elsewhere");
    mkdirSync(elsewhere);
    chownSync(elsewhere, 1000, 1000);
    await admin(["restore", "--from", copy], { env: { DATA_DIR: elsewhere } });
    const { uid, mode } = statSync(join(elsewhere, "televisit.sqlite"));
    expect([uid, mode & 0o777]).toEqual([1000, 0o600]);
  });

  test("keeps as many as it is told to", async () => {
    for (const day of ["01", "02", "03"])
      writeFileSync(join(folder, `televisit-202601${day}T000000Z.sqlite`), "");
    writeFileSync(join(folder, "notes.txt"), "");
    await admin(["backup", "--to", folder, "--keep", "2"]);
    const kept = readdirSync(folder).sort();
    expect(kept.slice(0, 2)).toEqual(["notes.txt", "televisit-20260103T000000Z.sqlite"]);
    expect(kept).toHaveLength(3);
  });

  test("is not put in place under a running server, nor one that is damaged or was changed", async () => {
    await book(await signedIn(server));
    await admin(["backup", "--to", folder]);
    const copy = join(folder, readdirSync(folder)[0] ?? "");
    expect((await admin(["restore", "--from", copy])).err).toBe(
      "The server runs: stop it before a copy is put in place\n",
    );
    const env = { DATA_DIR: join(folder, "elsewhere") };
    const database = new DatabaseSync(copy);
    database.exec("UPDATE audit SET actor = 'somebody else' WHERE sequence = 1");
    database.close();
    expect((await admin(["restore", "--from", copy], { env })).err).toMatch(/audit log in .* was changed\n$/);
    writeFileSync(copy, readFileSync(copy).fill(7, 100, 9000));
    expect((await admin(["restore", "--from", copy], { env })).code).toBe(1);
    expect((await server.store.audit.entries()).length).toBeGreaterThan(0);
  });
});

test("an edit, a deletion and a reordering in the audit log are found", async () => {
  const professional = await signedIn(server);
  for (let n = 0; n < 5; n += 1) await book(professional);
  expect((await admin(["verify-audit"])).code).toBe(0);
  const database = new DatabaseSync(join(server.dataDir, "televisit.sqlite"), { timeout: 5000 });
  for (const change of [
    "UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 3",
    "DELETE FROM audit WHERE sequence = 3",
    "UPDATE audit SET sequence = CASE sequence WHEN 3 THEN -3 WHEN 4 THEN 3 END WHERE sequence IN (3, 4); UPDATE audit SET sequence = 4 WHERE sequence = -3",
  ]) {
    database.exec("SAVEPOINT untouched");
    database.exec("CREATE TABLE kept AS SELECT * FROM audit");
    database.exec("RELEASE untouched");
    database.exec(change);
    const { code, err } = await admin(["verify-audit"]);
    expect([change, code, err]).toEqual([change, 1, expect.stringMatching(/entry \d+ does not follow/)]);
    database.exec("DELETE FROM audit; INSERT INTO audit SELECT * FROM kept; DROP TABLE kept");
  }
  expect((await admin(["verify-audit"])).code).toBe(0);
  database.close();
});

test("what is past its time is deleted, and its names are nowhere on the disk", async () => {
  const professional = await signedIn(server);
  const name = `Client ${randomUUID()}`;
  const old = await book(professional, { clientName: name });
  const recent = await book(professional);
  const scene = await VisitScene.open(server, professional);
  const database = new DatabaseSync(join(server.dataDir, "televisit.sqlite"), { timeout: 5000 });
  const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();
  const move = database.prepare("UPDATE appointments SET startsAt = ? WHERE id = ?");
  move.run(days(91), old.id);
  move.run(days(89), recent.id);
  move.run(days(91), scene.appointmentId); // somebody waits in it
  database.close();
  const { out } = await admin(["apply-retention"]);
  expect(out).toMatch(/^1 visits from before /);
  expect(await server.store.visits.find(old.visitId)).toBeNull();
  expect(await server.store.visits.find(recent.visitId)).not.toBeNull();
  expect(await server.store.visits.find(scene.visitId)).not.toBeNull();
  expect(firstBrokenEntry(await server.store.audit.entries())).toBeNull();
  for (const file of readdirSync(server.dataDir))
    expect([file, readFileSync(join(server.dataDir, file)).includes(name)]).toEqual([file, false]);
  expect((await admin(["apply-retention"], { env: { RETENTION_DAYS: "80" } })).out).toMatch(/^1 visits/);
  scene.close();
});
