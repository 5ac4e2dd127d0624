import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { Browser, book, signedIn } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";
import { VisitScene } from "../testing/visitScene.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { TRUST_PROXY: "1" } });
});
afterAll(() => server.stop());

const read = async () => (await new Browser(server.url).get("/metrics")).text;

/** The value of one line; nothing when it is not there. */
async function valueOf(line: string): Promise<number | undefined> {
  const found = (await read()).split("\n").find((each) => each.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.split(" ").at(-1));
}

test("a visit is counted in each of its states, with its wait, its requests, its return and its refusals", async () => {
  await book(await signedIn(server));
  const scene = await VisitScene.open(server);
  expect(await valueOf('televisit_visits{state="waiting"}')).toBe(1);
  const { client, professional } = await scene.admitted();
  expect(await valueOf('televisit_visits{state="expected"}')).toBe(1);
  expect(await valueOf('televisit_visits{state="admitted"}')).toBe(1);
  expect(await valueOf('televisit_visits{state="waiting"}')).toBe(0);
  expect(await valueOf("televisit_waiting_seconds_count")).toBe(1);
  expect(await valueOf('televisit_signalling_seconds_count{event="visit:admit"}')).toBe(1);
  expect(await valueOf("televisit_sockets")).toBe(2);

  expect(await valueOf("televisit_reconnects_total")).toBe(0);
  const { tabId } = client;
  client.close();
  const again = await scene.joinedClient({ tabId });
  await again.do("visit:join", { visitId: scene.visitId, claim: false }); // asks for a sign of life
  expect(await valueOf("televisit_reconnects_total")).toBe(1);

  await professional.refusal("visit:admit", { visitId: scene.visitId });
  await new Browser(server.url).post("/api/check-in", { token: "guess" });
  expect(await valueOf('televisit_errors_total{over="socket",code="already_admitted"}')).toBe(1);
  expect(await valueOf('televisit_errors_total{over="http",code="link_invalid"}')).toBe(1);
  const text = await read();
  for (const secret of [scene.visitId, scene.token, "Sam Carter", "Robin Ellis"])
    expect(text).not.toContain(secret);
  scene.close();
});

test("only this machine reads them, and nobody through a proxy", async () => {
  const forwarded = { "x-forwarded-for": "127.0.0.1" };
  expect((await new Browser(server.url).get("/metrics", forwarded)).status).toBe(404);
  const open = await startTestServer({ env: { METRICS_TOKEN: "0123456789abcdef" } });
  const ask = async (headers: Record<string, string>) =>
    (await new Browser(open.url).get("/metrics", headers)).status;
  expect(await ask({})).toBe(404);
  expect(await ask({ authorization: "Bearer 0123456789abcdee" })).toBe(404);
  expect(await ask({ ...forwarded, authorization: "Bearer 0123456789abcdef" })).toBe(200);
  await open.stop();
});

test("the dashboard of deploy/ asks for nothing that is not there", async () => {
  const file = fileURLToPath(new URL("../../../../deploy/grafana/televisit.json", import.meta.url));
  const Targets = z.array(z.object({ expr: z.string() })).min(1);
  const Dashboard = z.object({
    title: z.string(),
    uid: z.string(),
    panels: z
      .array(z.object({ id: z.number(), title: z.string(), type: z.string(), targets: Targets }))
      .min(6),
  });
  const { panels } = Dashboard.parse(JSON.parse(readFileSync(file, "utf8")));
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const text = await read();
  const known = new Set([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name));
  const asked = panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => expr.match(/\b(televisit|nodejs|process)_\w+/g) ?? []),
  );
  expect(asked.length).toBeGreaterThan(6);
  for (const name of asked) expect(known).toContain(name.replace(/_(bucket|sum|count)$/, ""));
});
