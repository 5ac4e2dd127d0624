import { expect, test } from "vitest";
import { describeRequests } from "../testing/requestMatrix.ts";
import { startTestServer } from "../testing/startTestServer.ts";
import { VisitScene } from "../testing/visitScene.ts";

describeRequests(async () => {
  const server = await startTestServer();
  return { clients: server, hosts: server, store: server.store, stop: () => server.stop() };
});

test("what the server could not expect is told as internal, without its words", async () => {
  const server = await startTestServer();
  const scene = await VisitScene.open(server);
  const client = await scene.joinedClient();
  const find = server.store.visits.find;
  Object.assign(server.store.visits, {
    find: () => Promise.reject(new Error("secret words of the database")),
  });
  try {
    const reply = await client.ask("visit:join", { visitId: scene.visitId, claim: false });
    expect(reply).toEqual({ ok: false, code: "internal", message: "unexpected failure" });
  } finally {
    Object.assign(server.store.visits, { find });
    await server.stop();
  }
});
