import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../../testing/browser.ts";
import { startTestServer, type TestServer } from "../../testing/startTestServer.ts";
import { operations } from "./operations.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test("the document names every operation with its parameters, and schemas of this version of OpenAPI", async () => {
  const { body } = await new Browser(server.url).get("/api/openapi.json");
  const document = body as {
    openapi: string;
    paths: Record<string, Record<string, { parameters?: object[] }>>;
  };
  expect(document.openapi).toBe("3.1.0");
  const named = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(named.toSorted()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).toSorted());
  expect(document.paths["/api/visits/{visitId}/guests/{participantId}/revoke"]?.["post"]?.parameters).toEqual(
    [
      { name: "visitId", in: "path", required: true, schema: { type: "string" } },
      { name: "participantId", in: "path", required: true, schema: { type: "string" } },
    ],
  );
  expect(document.paths["/api/appointments"]?.["get"]?.parameters).toEqual([
    { name: "from", in: "query", required: true, schema: { type: "string", format: "date-time" } },
    { name: "to", in: "query", required: true, schema: { type: "string", format: "date-time" } },
  ]);
  expect(JSON.stringify(document.paths["/api/rooms"])).toContain('"maximum":4');
});

test.each(operations)("$method $path is there", async ({ method, path, caller }) => {
  const id = "01890000-0000-7000-8000-000000000001";
  const answer = await new Browser(server.url).send(
    method.toUpperCase(),
    path.replaceAll(/\{\w+\}/g, id),
    method === "get" ? undefined : {},
  );
  const { code } = answer.status < 400 ? { code: "ok" } : (answer.body as { code: string });
  const refusals = {
    professional: "unauthenticated",
    participant: "invalid_input",
    occupant: "room_not_found",
  };
  if (caller === "anyone") expect(["ok", "invalid_input", "unauthenticated"]).toContain(code);
  else expect(code).toBe(refusals[caller]);
});
