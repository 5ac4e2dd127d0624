import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "../../testing/page.ts";
import { startTestServer, type TestServer } from "../../testing/startTestServer.ts";
import { VisitScene } from "../../testing/visitScene.ts";

const VISITS = 10;
/** Few enough per visit to stay below the limit of one socket. */
const ROUNDS = 20;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Both devices press *Admit* at once, each with an offer made ahead. */
async function admitTwice(scene: VisitScene, devices: readonly Page[]) {
  const offers = devices.map(() => ({
    negotiationId: randomUUID(),
    description: { type: "offer", sdp: "v=0" },
    candidates: [],
  }));
  const replies = await Promise.all(
    devices.map((device, index) =>
      device.ask("visit:admit", { visitId: scene.visitId, offer: offers[index] }),
    ),
  );
  const winner = replies.findIndex((reply) => reply.ok);
  return { replies, winner, winningId: offers[winner]?.negotiationId };
}

async function playRound(scene: VisitScene, client: Page, devices: readonly Page[]) {
  const queued = scene.offer(scene.professional.professionalId);
  const [professional] = (await client.do("visit:join", { visitId: scene.visitId, claim: true })).peers;
  await client.do("signal:description", { ...queued, to: professional!.participantId });
  client.received.length = 0;

  const { replies, winner, winningId } = await admitTwice(scene, devices);
  expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
  const loser = replies.find((reply) => !reply.ok);
  expect(loser).toMatchObject({ code: "already_admitted" });
  expect(replies[winner]).toMatchObject({ data: { offer: { negotiationId: queued.negotiationId } } });

  const admitted = await client.until("visit:changed", (visit) => visit.state === "admitted");
  expect(admitted.peers[0]?.tabId).toBe(devices[winner]?.tabId);
  const heard = client.all("signal:description").map((signal) => signal.negotiationId);
  expect(heard).toEqual([winningId]);

  await devices[winner]!.do("visit:send-back", { visitId: scene.visitId });
}

test("of two devices that admit at the same moment exactly one wins, 200 times", {
  timeout: 60_000,
}, async () => {
  let rounds = 0;
  for (let visit = 0; visit < VISITS; visit += 1) {
    const scene = await VisitScene.open(server);
    const client = await scene.joinedClient();
    const devices = [scene.professionalPage(), scene.professionalPage()];
    await Promise.all(devices.map((device) => device.connected()));
    for (let round = 0; round < ROUNDS; round += 1) {
      await playRound(scene, client, round % 2 ? devices : devices.toReversed());
      rounds += 1;
    }
    scene.close();
  }
  expect(rounds).toBe(200);
  const admits = (await server.store.audit.entries()).filter(({ action }) => action === "admit");
  expect(admits).toHaveLength(200);
});
