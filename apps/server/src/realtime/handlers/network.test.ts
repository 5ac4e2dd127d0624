import type { NetworkResult } from "@televisit/protocol/network";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../testing/startTestServer.ts";
import { VisitScene } from "../../testing/visitScene.ts";

let server: TestServer;
const open = () => VisitScene.open(server);
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const network: NetworkResult = {
  verdict: "relayed",
  rttMs: 41,
  kbps: 3000,
  transports: { direct: "blocked", udp: "reached", tcp: "reached", tls: "untested" },
};

/** A waiting client whose page has told of its network, and a dashboard that shows it. */
async function told() {
  const scene = await open();
  const { visitId } = scene;
  const professional = scene.professionalPage();
  await professional.do("dashboard:watch", {});
  const client = await scene.joinedClient();
  await client.do("visit:network", { visitId, network });
  const card = await professional.until("dashboard:changed", ({ waiting }) => Boolean(waiting[0]?.network));
  return { scene, visitId, client, professional, card: card.waiting[0] };
}

test("what a waiting client's page tells stands on their card, and moves nobody", async () => {
  const { professional, card, client, visitId } = await told();
  expect(card).toMatchObject({ visitId, network, online: true });
  const { waiting } = await professional.do("dashboard:watch", {});
  expect(waiting).toHaveLength(1);
  expect(waiting[0]?.waitingSince).toBe(card?.waitingSince);
  expect(JSON.stringify(client.all("visit:changed"))).not.toContain("network");
});

test("a newer test replaces the older", async () => {
  const { professional, client, visitId } = await told();
  await client.do("visit:network", { visitId, network: { ...network, verdict: "poor" } });
  await professional.until("dashboard:changed", ({ waiting }) => waiting[0]?.network?.verdict === "poor");
});

test("a page that is gone takes its network with it, and the next one tells its own", async () => {
  const { scene, visitId, client, professional } = await told();
  client.close();
  const gone = await professional.until("dashboard:changed", ({ waiting }) => waiting[0]?.online === false);
  expect(gone.waiting[0]?.network).toBeNull();
  professional.received.length = 0;
  const next = await scene.joinedClient();
  const back = await professional.until("dashboard:changed", ({ waiting }) => waiting[0]?.online === true);
  expect(back.waiting[0]?.network).toBeNull();
  await next.do("visit:network", { visitId, network });
  await professional.until("dashboard:changed", ({ waiting }) => waiting[0]?.network?.rttMs === 41);
});

test("once admitted it is not asked any more, and a client who is sent back still has it", async () => {
  const { visitId, client, professional } = await told();
  await professional.do("visit:admit", { visitId });
  expect(await client.refusal("visit:network", { visitId, network })).toBe("visit_not_waiting");
  professional.received.length = 0;
  await professional.do("visit:send-back", { visitId });
  await professional.until("dashboard:changed", ({ waiting }) => waiting[0]?.network?.verdict === "relayed");
});
