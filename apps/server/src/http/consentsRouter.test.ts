import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, problemOf } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";
import { VisitScene } from "../testing/visitScene.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const say = (browser: Browser, visitId: string, recording: string) =>
  browser.post("/api/consents", { visitId, recording });

async function trailOf(visitId: string) {
  const entries = (await server.store.audit.entries()).filter((entry) => entry.visitId === visitId);
  return entries.flatMap(({ action, actor }) => (action.startsWith("recording") ? [[action, actor]] : []));
}

test("what a client and a guest say about being recorded is in the audit trail, by their ids", async () => {
  const scene = await VisitScene.open(server);
  const { visitId } = scene;
  const { professional } = await scene.admitted();
  const guest = await scene.joinedGuest();
  await professional.do("visit:admit-guest", { visitId, participantId: guest.participantId });
  expect((await say(scene.client, visitId, "allowed")).status).toBe(200);
  expect((await say(guest.browser, visitId, "refused")).status).toBe(200);
  expect((await say(scene.client, visitId, "withdrawn")).status).toBe(200);
  const client = `client:${scene.client.participantId}`;
  expect(await trailOf(visitId)).toEqual([
    ["recording-allowed", client],
    ["recording-refused", `guest:${guest.participantId}`],
    ["recording-withdrawn", client],
  ]);
});

test("nobody consents for somebody else, before admit, or to something else", async () => {
  const scene = await VisitScene.open(server);
  const other = await VisitScene.open(server);
  const { visitId } = scene;
  expect(problemOf(await say(scene.client, visitId, "allowed")).code).toBe("visit_not_admitted");
  await scene.admitted();
  for (const browser of [other.client, scene.professional]) {
    expect(problemOf(await say(browser, visitId, "allowed")).code).toBe("unauthenticated");
  }
  expect(problemOf(await say(scene.client, visitId, "whatever")).code).toBe("invalid_input");
  expect(await trailOf(visitId)).toEqual([]);
});

test("whose link has been taken back says nothing any more", async () => {
  const scene = await VisitScene.open(server);
  const { visitId } = scene;
  await scene.admitted();
  await scene.professional.post(`/api/appointments/${scene.appointmentId}/cancel`);
  expect(problemOf(await say(scene.client, visitId, "allowed")).code).toBe("link_cancelled");
});
