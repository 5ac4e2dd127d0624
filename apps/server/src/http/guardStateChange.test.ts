import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemOf, signedIn } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";
import { operations } from "./openApi/operations.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe("a state-changing request", () => {
  const id = "01890000-0000-7000-8000-000000000001";
  const routes = operations
    .filter(({ method }) => method !== "get")
    .map(({ method, path }) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, id)] as const);

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

test.each([
  "/api/auth/get-session",
  "/api/appointments",
  "/api/openapi.json",
  "/healthz",
  "/socket.io/?EIO=4&transport=polling",
])("%s cannot be read by another site, nor asked for by a preflight", async (path) => {
  const origin = "https://evil.example";
  const headers = { origin, "access-control-request-method": "POST", "access-control-request-headers": "x" };
  for (const method of ["GET", "OPTIONS"]) {
    const answer = await fetch(server.url + path, { method, headers });
    const told = [...answer.headers.keys()].filter((name) => name.startsWith("access-control-allow"));
    expect(told).toEqual([]);
  }
});
