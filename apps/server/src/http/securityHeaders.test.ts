import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, problemOf } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";

const page = "<!doctype html><title>Televisit</title>";
let dist: string;
let server: TestServer;

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), "televisit-dist-"));
  mkdirSync(join(dist, "assets"));
  writeFileSync(join(dist, "index.html"), page);
  writeFileSync(join(dist, "assets", "app-1a2b.js"), "export {};");
  server = await startTestServer({ env: { WEB_DIST: dist } });
});
afterAll(async () => {
  await server.stop();
  rmSync(dist, { recursive: true });
});

describe("every answer", () => {
  test.each(["/", "/api/nothing", "/healthz"])("%s carries the security headers", async (path) => {
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
  });

  test("that is an asset carries those that concern it", async () => {
    const { headers } = await new Browser(server.url).get("/assets/app-1a2b.js");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  });

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
