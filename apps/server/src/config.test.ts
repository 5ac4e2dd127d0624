import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadConfig } from "./config.ts";

const dataDir = mkdtempSync(join(tmpdir(), "televisit-config-"));
afterAll(() => rmSync(dataDir, { recursive: true }));

const SECRET = "Zk3Vq8Lw1Xb6Ty0Rn5Hj2Gf9Dm4Sc7Pa";
const load = (env: Record<string, string>) => loadConfig({ DATA_DIR: dataDir, ...env });

test("without any variable the server starts on port 3000 with a secret that is kept", () => {
  const first = load({});
  expect(first).toMatchObject({
    port: 3000,
    publicUrl: "http://localhost:3000",
    production: false,
    secure: false,
  });
  expect(load({}).keys).toEqual(first.keys);
});

test("only its owner can read the kept secret", () => {
  load({});
  expect(statSync(join(dataDir, "secret")).mode & 0o777).toBe(0o600);
});

test("every purpose has a key of its own", () => {
  const keys = Object.values(load({}).keys);
  expect(keys.length).toBeGreaterThan(3);
  expect(new Set(keys).size).toBe(keys.length);
});

test("an empty variable counts as not set", () => {
  expect(load({ PORT: "", AUTH_SECRET: "" }).port).toBe(3000);
});

test("https makes cookies secure, and a development origin is left out in production", () => {
  const env = { NODE_ENV: "production", PUBLIC_URL: "https://visit.example.test", AUTH_SECRET: SECRET };
  expect(load({ ...env, WEB_DEV_ORIGIN: "http://localhost:5173" })).toMatchObject({
    secure: true,
    allowedOrigins: ["https://visit.example.test"],
  });
});

test("outside production the development origin and both loopback names are allowed", () => {
  expect(load({ WEB_DEV_ORIGIN: "http://localhost:5173" }).allowedOrigins).toEqual([
    "http://localhost:3000",
    "http://localhost:5173",
    "http://127.0.0.1:3000",
    "http://127.0.0.1:5173",
  ]);
});

describe("refuses, in one line that names the variable,", () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ["a port that is no number", { PORT: "http" }, /^PORT: /],
    [
      "a database that is not Postgres",
      { DATABASE_URL: "mysql://db/televisit" },
      /^DATABASE_URL: .*postgres:/,
    ],
    [
      "a meeting place without a shared database",
      { REDIS_URL: "redis://cache" },
      /^REDIS_URL .*DATABASE_URL/,
    ],
    ["a port out of range", { PORT: "70000" }, /^PORT: /],
    [
      "a public URL with a path",
      { PUBLIC_URL: "https://example.test/visits" },
      /^PUBLIC_URL: must have no path/,
    ],
    ["a public URL of another protocol", { PUBLIC_URL: "ftp://example.test" }, /^PUBLIC_URL: /],
    ["a short secret", { AUTH_SECRET: "short" }, /^AUTH_SECRET: must have at least 32/],
    ["a STUN server that is none", { STUN_URLS: "stun:a.example, turn:b.example" }, /^STUN_URLS/],
    ["a TURN server that is none", { TURN_URLS: "stun:a.example" }, /^TURN_URLS/],
    ["a TURN transport that is none", { TURN_URLS: "turn:a.example?transport=quic" }, /^TURN_URLS/],
    ["a TURN server without its secret", { TURN_URLS: "turn:a.example" }, /^TURN_SECRET is required/],
    ["a short TURN secret", { TURN_SECRET: "short" }, /^TURN_SECRET: must have at least 32/],
    ["credentials for a moment", { TURN_LIFETIME: "1" }, /^TURN_LIFETIME: /],
    [
      "a placeholder as TURN secret in production",
      {
        NODE_ENV: "production",
        PUBLIC_URL: "https://visit.example.test",
        AUTH_SECRET: SECRET,
        TURN_URLS: "turn:a.example",
        TURN_SECRET: `change-me-${SECRET}`,
      },
      /^TURN_SECRET is too weak/,
    ],
    ["an unknown log level", { LOG_LEVEL: "loud" }, /^LOG_LEVEL: /],
    [
      "plain HTTP in production",
      { NODE_ENV: "production", PUBLIC_URL: "http://visit.example.test", AUTH_SECRET: SECRET },
      /^PUBLIC_URL must begin with https/,
    ],
    ["production without a secret", { NODE_ENV: "production" }, /^AUTH_SECRET is required in production/],
    [
      "a repeated character in production",
      { NODE_ENV: "production", AUTH_SECRET: "a".repeat(64) },
      /too weak/,
    ],
    [
      "a placeholder in production",
      { NODE_ENV: "production", AUTH_SECRET: `change-me-${SECRET}` },
      /too weak/,
    ],
  ])("%s", (_what, env, line) => {
    expect(() => load(env)).toThrow(
      expect.objectContaining({ name: "StartError", message: expect.stringMatching(line) }),
    );
  });
});

test("several STUN servers may be given", () => {
  expect(load({ STUN_URLS: "stun:a.example:3478, stuns:b.example" }).stunUrls).toEqual([
    "stun:a.example:3478",
    "stuns:b.example",
  ]);
});

test("a relay is its addresses, its secret and a lifetime of an hour", () => {
  const urls = ["turn:a.example:3478?transport=udp", "turns:a.example:443?transport=tcp"];
  expect(load({ TURN_URLS: urls.join(", "), TURN_SECRET: SECRET }).turn).toEqual({
    urls,
    secret: SECRET,
    lifetime: 3600,
  });
  expect(load({}).turn).toBeNull();
});
