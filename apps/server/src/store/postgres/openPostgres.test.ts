import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openProfessionals } from "../../auth/professionals.ts";
import { loadConfig } from "../../config.ts";
import { freePort } from "../../testing/freePort.ts";
import { PostgresServer, whyNoPostgres } from "../../testing/PostgresServer.ts";
import { firstBrokenEntry } from "../auditChain.ts";
import { kyselyStore } from "../kyselyStore.ts";
import { type Database, openDatabase } from "../openDatabase.ts";

describe.skipIf(whyNoPostgres())("a database on Postgres", () => {
  let postgres: PostgresServer;
  let databaseUrl: string;
  const opened: Database[] = [];
  beforeAll(async () => {
    postgres = await PostgresServer.start();
  }, 60_000);
  afterAll(() => postgres.stop());
  beforeEach(() => {
    databaseUrl = postgres.createDatabase();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ db }) => db.destroy()));
  });

  const open = async (): Promise<Database> => {
    const database = await openDatabase({ dataDir: "unused", databaseUrl });
    opened.push(database);
    return database;
  };
  const fact = { at: "2026-03-01T10:00:00.000Z", actor: "test", action: "test", visitId: null };

  test("gets its tables once, however many processes start together", async () => {
    const config = loadConfig({ AUTH_SECRET: "not a secret, but long enough for this" });
    const start = async () => {
      const database = await open();
      await openProfessionals({
        database,
        config,
        log: pino({ level: "silent" }),
        onSessionEnded: () => undefined,
        now: () => new Date(),
      });
      return database;
    };
    const [{ db } = await open()] = await Promise.all([start(), start(), start(), start()]);
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    await expect(db.selectFrom("session").selectAll().execute()).resolves.toEqual([]);
  });

  test("keeps the audit trail whole when two processes write at once", async () => {
    const stores = await Promise.all([open(), open()]).then((both) => both.map(({ db }) => kyselyStore(db)));
    await Promise.all(
      Array.from({ length: 60 }, (_, n) => stores[n % 2]!.audit.append({ ...fact, action: `${n}` })),
    );
    const entries = await stores[0]!.audit.entries();
    expect([entries.length, firstBrokenEntry(entries)]).toEqual([60, null]);
  });

  test("is waited for while it restarts; work that was under way fails with a word", async () => {
    const { db } = await open();
    const store = kyselyStore(db);
    await store.audit.append(fact);
    const broken = db.transaction().execute(async (transaction) => {
      await sql`select 1`.execute(transaction);
      await postgres.halt();
      await sql`select 2`.execute(transaction);
    });
    await expect(broken).rejects.toMatchObject({ code: "unavailable" });
    const waiting = [store.audit.append(fact), store.ping()];
    await postgres.resume();
    await Promise.all(waiting);
    expect(await store.audit.entries()).toHaveLength(2);
  });

  test("that cannot be reached is refused in words, without its password", async () => {
    const url = `postgres://somebody:hidden-password@127.0.0.1:${await freePort()}/televisit`;
    const refused = openDatabase({ dataDir: "unused", databaseUrl: url });
    await expect(refused).rejects.toMatchObject({ name: "StartError" });
    const { message } = (await refused.catch((error: unknown) => error)) as Error;
    expect(message).toMatch(/the database 127\.0\.0\.1:\d+\/televisit cannot be used: .*ECONNREFUSED/);
    expect(message).not.toContain("hidden-password");
  });
});
