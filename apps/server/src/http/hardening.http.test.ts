import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, book, problemOf, signedIn } from "../testing/browser.ts";
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
  server = await startTestServer({ env: { WEB_DIST: dist, STUN_URLS: "stun:stun.example.test:3478" } });
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

describe("every answer", () => {
  test.each(["/", "/api/nothing", "/healthz", "/assets/app-1a2b.js"])(
    "%s carries the security headers",
    async (path) => {
      const { headers } = await new Browser(server.url).get(path, { accept: "text/html" });
      const sockets = server.url.replace("http", "ws");
      expect(headers.get("content-security-policy")).toBe(
        "default-src 'self';script-src 'self';style-src 'self';img-src 'self' data: blob:;media-src 'self' blob:;" +
          `connect-src 'self' ${sockets};object-src 'none';base-uri 'none';frame-ancestors 'none';form-action 'self'`,
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toBe(
        "camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), speaker-selection=(self)",
      );
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get("strict-transport-security")).toBeNull();
    },
  );

  test("over https asks browsers to stay there, and cookies are Secure and bound to the host", async () => {
    const secure = await startTestServer({
      env: {
        NODE_ENV: "production",
        PUBLIC_URL: "https://visit.example.test",
        AUTH_SECRET: "Zk3Vq8Lw1Xb6Ty0Rn5Hj2Gf9Dm4Sc7Pa",
        LOG_LEVEL: "silent",
      },
    });
    try {
      const origin = { origin: "https://visit.example.test" };
      const { email, password } = await secure.createProfessional("Ada Lovelace");
      const browser = new Browser(secure.url);
      const answer = await browser.post("/api/auth/sign-in/email", { email, password }, origin);
      expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000");
      expect(answer.headers.getSetCookie()[0]).toMatch(
        /^__Secure-televisit\.session_token=.*; HttpOnly; Secure; SameSite=Strict$/,
      );
      const booked = await browser.post(
        "/api/appointments",
        { clientName: "Sam", startsAt: new Date().toISOString(), durationMinutes: 30 },
        origin,
      );
      const { joinLink } = (booked.body as { appointment: { joinLink: string } }).appointment;
      expect(joinLink).toMatch(/^https:\/\/visit\.example\.test\/join#/);
      const checkIn = await new Browser(secure.url).post(
        "/api/check-in",
        { token: joinLink.split("#")[1] },
        origin,
      );
      expect(checkIn.headers.getSetCookie()[0]).toMatch(
        /^__Host-televisit_visit_[0-9a-f]{32}=.*; Path=\/; .*; HttpOnly; Secure; SameSite=Strict$/,
      );
      expect(problemOf(await browser.post("/api/demo/sign-in", { token: "x" }, origin)).code).toBe(
        "not_found",
      );
      expect(await secure.links()).toEqual({
        dashboard: "https://visit.example.test/dashboard",
        joinLink: null,
      });
      expect(await secure.professionals.findByEmail("robin@example.test")).toBeNull();
    } finally {
      await secure.stop();
    }
  });
});

describe("a state-changing request", () => {
  const routes: [string, string][] = [
    ["POST", "/api/auth/sign-in/email"],
    ["POST", "/api/auth/sign-out"],
    ["POST", "/api/demo/sign-in"],
    ["POST", "/api/appointments"],
    ["PATCH", "/api/appointments/01890000-0000-7000-8000-000000000001"],
    ["POST", "/api/appointments/01890000-0000-7000-8000-000000000001/cancel"],
    ["POST", "/api/join-links/inspect"],
    ["POST", "/api/check-in"],
  ];

  test.each(routes)("%s %s from another site is refused", async (method, path) => {
    const professional = await signedIn(server);
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }]) {
      expect(problemOf(await professional.send(method, path, {}, headers)).code).toBe("origin_refused");
    }
  });

  test.each(routes)("%s %s that a form could send is refused", async (method, path) => {
    const professional = await signedIn(server);
    const answer = await professional.send(method, path, "{}", { "content-type": "text/plain" });
    expect(problemOf(answer).code).toBe("invalid_input");
  });

  test("without an Origin that the browser marks as cross-site is refused", async () => {
    // fetch() of Node would add its own headers: this asks by hand.
    const status = await new Promise((resolve) => {
      const headers = { "content-type": "application/json", "sec-fetch-site": "cross-site" };
      request(`${server.url}/api/check-in`, { method: "POST", headers }, (answer) =>
        resolve(answer.statusCode),
      ).end("{}");
    });
    expect(status).toBe(403);
  });

  test("that is no JSON, or too much of it, is refused in words", async () => {
    const professional = await signedIn(server);
    expect(problemOf(await professional.post("/api/appointments", "{"))).toMatchObject({
      status: 400,
      code: "invalid_input",
    });
    const huge = await professional.post("/api/appointments", { clientName: "x".repeat(20_000) });
    expect(problemOf(huge)).toMatchObject({ status: 413, code: "payload_too_large" });
  });
});

describe("limits", () => {
  test("stop whoever guesses links, whatever address they claim to have", async () => {
    const limited = await startTestServer();
    try {
      const guess = (n: number) =>
        new Browser(limited.url).post(
          "/api/check-in",
          { token: `guess-${n}` },
          { "x-forwarded-for": `203.0.113.${n}` },
        );
      const codes: string[] = [];
      for (let n = 0; n < 40 && !codes.includes("rate_limited"); n += 1)
        codes.push(problemOf(await guess(n)).code);
      expect(codes.at(-1)).toBe("rate_limited");
      expect(codes.length).toBeGreaterThan(20);
      const refused = await guess(99);
      expect(problemOf(refused).details?.retryAfter).toBeGreaterThan(0);
      expect(refused.headers.get("retry-after")).toBe(String(problemOf(refused).details?.retryAfter));
    } finally {
      await limited.stop();
    }
  });

  test("let a practice behind one address check in", async () => {
    const professional = await signedIn(server);
    const { token } = await book(professional);
    const inspections = await Promise.all(
      Array.from({ length: 60 }, () => new Browser(server.url).post("/api/join-links/inspect", { token })),
    );
    expect(new Set(inspections.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test("slow down sign-ins of one address", async () => {
    const limited = await startTestServer();
    try {
      const body = { email: "nobody@example.test", password: "wrong horse battery" };
      const attempts = await Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          new Browser(limited.url).post("/api/auth/sign-in/email", body, {
            "x-forwarded-for": `203.0.113.${n}`,
          }),
        ),
      );
      const codes = attempts.map((answer) => problemOf(answer).code);
      expect(codes.filter((code) => code === "unauthenticated").length).toBeLessThanOrEqual(30);
      expect(codes).toContain("rate_limited");
    } finally {
      await limited.stop();
    }
  });

  test("count the address that a trusted proxy tells", async () => {
    const proxied = await startTestServer({ env: { TRUST_PROXY: "1" } });
    try {
      const guess = (address: string) =>
        new Browser(proxied.url).post("/api/check-in", { token: "guess" }, { "x-forwarded-for": address });
      const codes: string[] = [];
      for (let n = 0; n < 40 && !codes.includes("rate_limited"); n += 1) {
        codes.push(problemOf(await guess(`198.51.100.${n}, 203.0.113.7`)).code);
      }
      expect(codes.at(-1)).toBe("rate_limited");
      expect(problemOf(await guess("203.0.113.8")).code).toBe("link_invalid");
    } finally {
      await proxied.stop();
    }
  });
});

test("the process and its database say that they are well", async () => {
  const browser = new Browser(server.url);
  expect((await browser.get("/healthz")).body).toEqual({ status: "ok" });
  expect((await browser.get("/readyz")).body).toEqual({ status: "ready" });
});

test("configured STUN servers reach whoever has a session", async () => {
  const professional = await signedIn(server);
  expect((await professional.get("/api/ice-servers")).body).toEqual({
    iceServers: [{ urls: ["stun:stun.example.test:3478"] }],
  });
});
