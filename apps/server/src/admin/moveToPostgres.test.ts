import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { firstBrokenEntry } from "../store/auditChain.ts";
import { kyselyStore } from "../store/kyselyStore.ts";
import { openDatabase } from "../store/openDatabase.ts";
import { Browser } from "../testing/browser.ts";
import { PostgresServer, whyNoPostgres } from "../testing/PostgresServer.ts";
import { startTestServer } from "../testing/startTestServer.ts";
import { VisitScene } from "../testing/visitScene.ts";

const admin = fileURLToPath(new URL("main.ts", import.meta.url));

describe.skipIf(whyNoPostgres())("moving to Postgres", { timeout: 60_000 }, () => {
  let postgres: PostgresServer;
  let databaseUrl: string;
  let dataDir: string;
  let env: Record<"DATA_DIR" | "AUTH_SECRET", string>;
  /** What is in the service before the move. */
  let before: { visitId: string; token: string; email: string; password: string; cookie: string };

  const move = () =>
    promisify(execFile)(process.execPath, [admin, "move-to-postgres"], {
      env: { ...env, DATABASE_URL: databaseUrl },
    });
  const inPostgres = async <T>(work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>) => {
    const database = await openDatabase({ dataDir, databaseUrl });
    return work(database).finally(() => database.db.destroy());
  };

  beforeAll(async () => {
    postgres = await PostgresServer.start();
  }, 60_000);
  afterAll(() => postgres.stop());
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
  beforeEach(async () => {
    databaseUrl = postgres.createDatabase();
    dataDir = mkdtempSync(join(tmpdir(), "televisit-move-"));
    env = { DATA_DIR: dataDir, AUTH_SECRET: randomBytes(32).toString("hex") };
    const server = await startTestServer({ env });
    const account = await server.createProfessional("Robin O'Ellis");
    const professional = new Browser(server.url);
    await professional.post("/api/auth/sign-in/email", account);
    const scene = await VisitScene.open(server, Object.assign(professional, { professionalId: account.id }));
    const client = await scene.joinedClient();
    const offer = scene.offer(client.snapshot.peers[0]!.participantId);
    await client.do("signal:description", offer);
    await client.do("signal:candidate", scene.candidate(offer.to, offer.negotiationId));
    const { visitId, token } = scene;
    before = {
      visitId,
      token,
      email: account.email,
      password: account.password,
      cookie: professional.cookie,
    };
    await server.stop();
  }, 60_000);

  test("takes everything along: accounts, sessions, links, who waits with their offer, the audit trail", async () => {
    const { stdout } = await move();
    expect(stdout).toMatch(/^visits: \d+ rows, sha256 [0-9a-f]{64}$/m);
    expect(stdout).toMatch(/^offers: 1 rows/m);
    expect(stdout).toContain("the audit trail is whole");

    const server = await startTestServer({ env: { ...env, DATABASE_URL: databaseUrl } });
    try {
      const session = await new Browser(server.url).get("/api/auth/get-session", { cookie: before.cookie });
      expect(session.body).toMatchObject({ user: { email: before.email, name: "Robin O'Ellis" } });
      const { email, password } = before;
      const signIn = await new Browser(server.url).post("/api/auth/sign-in/email", { email, password });
      expect(signIn.status).toBe(200);
      const facts = await new Browser(server.url).post("/api/join-links/inspect", { token: before.token });
      expect(facts.body).toMatchObject({ visitId: before.visitId });
      expect((await server.store.visits.find(before.visitId))?.visit.state).toBe("waiting");
      expect(firstBrokenEntry(await server.store.audit.entries())).toBeNull();
    } finally {
      await server.stop();
    }
  });

  test("refuses a database that is not empty, and leaves it as it was", async () => {
    const fact = { at: "2026-03-01T10:00:00.000Z", actor: "test", action: "test", visitId: null };
    await inPostgres(({ db }) => kyselyStore(db).audit.append(fact));
    await expect(move()).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^the new database is not empty: audit has 1 rows\n$/),
    });
    expect(await inPostgres(({ db }) => kyselyStore(db).audit.entries())).toHaveLength(1);
    expect(await inPostgres(({ db }) => db.selectFrom("visits").select("id").execute())).toEqual([]);
  });

  test("finds a row that arrives as another, and then keeps nothing", async () => {
    await inPostgres(async ({ db }) => {
      await sql`create function shout() returns trigger language plpgsql as
        'begin new."clientName" = upper(new."clientName"); return new; end'`.execute(db);
      await sql`create trigger shout before insert on appointments for each row execute function shout()`.execute(
        db,
      );
    });
    await expect(move()).rejects.toMatchObject({
      code: 1,
      stderr: "appointments: its rows are not the same in the new database\n",
    });
    expect(await inPostgres(({ db }) => db.selectFrom("appointments").select("id").execute())).toEqual([]);
  });
});
