import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../store/openDatabase.ts";
import { PostgresServer, whyNoPostgres } from "../testing/PostgresServer.ts";
import { RedisServer, whyNoRedis } from "../testing/RedisServer.ts";
import { examine } from "./examine.ts";

describe.skipIf(whyNoPostgres() ?? whyNoRedis())("what several processes share", () => {
  let postgres: PostgresServer;
  let redis: RedisServer;
  let DATABASE_URL: string;
  let DATA_DIR: string;
  beforeAll(async () => {
    DATA_DIR = mkdtempSync(join(tmpdir(), "televisit-doctor-"));
    postgres = await PostgresServer.start();
    redis = await RedisServer.start();
    DATABASE_URL = postgres.createDatabase();
  });
  afterAll(async () => {
    await redis.stop();
    await postgres.stop();
    rmSync(DATA_DIR, { recursive: true });
  });

  /** Of these two alone: nothing answers at the public address. */
  async function look() {
    const results = await examine({ DATA_DIR, DATABASE_URL, REDIS_URL: redis.url }, 0);
    const found = (name: string) => results.find((result) => result.name === name);
    return { database: found("database"), redis: found("Redis") };
  }

  test("each is named alone when it is older than the program, or away", async () => {
    expect(await look()).toMatchObject({
      database: { state: "failed", message: expect.stringMatching(/older than this program/) },
      redis: { state: "ok" },
    });
    await (await openDatabase({ dataDir: DATA_DIR, databaseUrl: DATABASE_URL })).db.destroy();
    expect(await look()).toMatchObject({ database: { state: "ok" }, redis: { state: "ok" } });
    await redis.halt();
    expect(await look()).toMatchObject({ database: { state: "ok" }, redis: { state: "failed" } });
    await redis.resume();
    await postgres.halt();
    const { database, redis: other } = await look();
    expect(other?.state).toBe("ok");
    expect(database).toMatchObject({
      state: "failed",
      message: expect.stringMatching(/^Postgres at .*ECONNREFUSED$/),
    });
    expect(JSON.stringify(database)).not.toContain(new URL(DATABASE_URL).password || "no password");
  });
});
