import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser, book, problemOf, signedIn } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";
import { VisitScene } from "../testing/visitScene.ts";

let server: TestServer;
let now: Date;
beforeAll(async () => {
  server = await startTestServer({ now: () => now ?? new Date() });
});
afterAll(() => server.stop());

const counted = async (path: string) => {
  const { text } = await new Browser(server.url).get("/metrics");
  return Number(
    new RegExp(`^televisit_connect_seconds_count\\{path="${path}"\\} (\\d+)$`, "m").exec(text)?.[1] ?? 0,
  );
};

test("a call counts by its path; one of another professional, or before admit, does not", async () => {
  const scene = await VisitScene.open(server);
  const { visitId, professional } = scene;
  const report = (body: object) =>
    professional.post("/api/call-reports", { visitId, path: "relayed", agoMs: 900, ...body });
  expect((await report({})).status).toBe(204);
  expect(await counted("relayed")).toBe(0);
  await scene.admitted();
  expect((await report({})).status).toBe(204);
  expect([await counted("relayed"), await counted("direct")]).toEqual([1, 0]);

  const { visitId: other } = await book(await signedIn(server));
  expect(problemOf(await report({ visitId: other })).code).toBe("not_found");
  expect(problemOf(await report({ path: "by pigeon" })).code).toBe("invalid_input");
  expect(
    problemOf(await scene.client.post("/api/call-reports", { visitId, path: "direct", agoMs: 1 })).code,
  ).toBe("unauthenticated");
  now = new Date(Date.now() + 120_000);
  expect((await report({})).status).toBe(204);
  expect(await counted("relayed")).toBe(1);
  scene.close();
});
