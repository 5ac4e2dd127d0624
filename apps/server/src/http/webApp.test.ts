import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, problemOf } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";

const page = "<!doctype html><title>Televisit</title>";
const script = "export const answer = 42;".repeat(100);
let dist: string;
let server: TestServer;

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), "televisit-dist-"));
  mkdirSync(join(dist, "assets"));
  writeFileSync(join(dist, "index.html"), page);
  writeFileSync(join(dist, "assets", "app-1a2b.js"), script);
  writeFileSync(join(dist, "assets", "app-1a2b.js.br"), brotliCompressSync(script));
  server = await startTestServer({ env: { WEB_DIST: dist } });
});
afterAll(async () => {
  await server.stop();
  rmSync(dist, { recursive: true });
});

describe("the web app", () => {
  const html = { accept: "text/html" };

  test.each(["/", "/join", "/dashboard", "/dashboard/today", "/equipment"])(
    "answers a navigation to %s with its page",
    async (path) => {
      const answer = await new Browser(server.url).get(path, html);
      expect([answer.status, answer.text, answer.headers.get("cache-control")]).toEqual([
        200,
        page,
        "no-cache",
      ]);
    },
  );

  test("is sent as its build compressed it, and is never asked for again", async () => {
    const answer = await new Browser(server.url).get("/assets/app-1a2b.js", { "accept-encoding": "br" });
    expect(answer.text).toBe(script);
    expect(answer.headers.get("content-encoding")).toBe("br");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(answer.headers.get("content-type")).toMatch(/^text\/javascript/);
  });

  test.each([
    ["an asset that is gone", "/assets/app-0000.js", html],
    ["a picture that is not there", "/missing.png", { accept: "image/*" }],
    ["an unknown API path", "/api/nothing", html],
    ["a path out of the folder", "/assets/..%2f..%2f..%2fetc%2fpasswd", html],
  ])("does not answer %s with its page", async (_what, path, headers) => {
    expect(problemOf(await new Browser(server.url).get(path, headers))).toMatchObject({
      status: 404,
      code: "not_found",
    });
  });
});
