import { afterEach, beforeEach, expect, test } from "vitest";
import { RoomScene } from "../testing/roomScene.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";

let server: TestServer;
let scene: RoomScene;
const start = async (grace: string) => {
  server = await startTestServer({ env: { ROOM_GRACE: grace } });
  scene = await RoomScene.open(server, 3);
};
beforeEach(() => start("1")); // in less a busy machine does not get everybody in
afterEach(async () => {
  scene.close();
  await server.stop();
});

const isOver = () => expect.poll(() => server.store.rooms.find(scene.roomId), { timeout: 15_000 }).toBeNull();
const taken = async () => (await server.store.rooms.find(scene.roomId))?.taken ?? [];

test("a creator who loses the connection ends the room after a while, and who is left is told", async () => {
  const robin = await scene.joined("Robin", scene.creator);
  const kim = await scene.joined("Kim");
  robin.close();
  await kim.until("room:changed", ({ peers }) => peers[0]?.presence === "away");
  expect(await kim.until("room:closed")).toEqual({ roomId: scene.roomId, because: "deserted" });
  await isOver();
  expect((await scene.creator.browser.post("/api/rooms", { name: scene.name })).status).toBe(201);
});

test("two who talk to each other are not cut off when the creator does not come back", async () => {
  const robin = await scene.joined("Robin", scene.creator);
  const [kim, noor] = [await scene.joined("Kim"), await scene.joined("Noor")];
  robin.close();
  await kim.until("room:changed", ({ peers }) => peers.every(({ name }) => name !== "Robin"));
  expect(noor.all("room:closed")).toEqual([]);
  expect((await taken()).map(({ name }) => name)).toEqual(["Kim", "Noor"]);
});

test("a seat is free again when its person does not come back", async () => {
  const robin = await scene.joined("Robin", scene.creator);
  (await scene.joined("Kim")).close();
  await robin.until("room:changed", ({ peers }) => peers[0]?.presence === "away");
  await expect.poll(async () => (await taken()).length, { timeout: 15_000 }).toBe(1);
  await robin.until("room:changed", ({ peers }) => peers.length === 0);
});

test("a seat is kept whose page is there after all", async () => {
  const robin = await scene.joined("Robin", scene.creator);
  const { participantId, tabId } = await scene.joined("Kim");
  const seat = { roomId: scene.roomId, participantId, tabId };
  robin.received.length = 0;
  // As another process does that hears nothing of this one for a while.
  await server.store.rooms.loseSeat({ ...seat, at: new Date().toISOString() });
  await robin.until("room:changed", ({ peers }) => peers[0]?.presence === "present");
  expect((await taken()).map(({ lostAt }) => lostAt)).toEqual([null, null]);
});

test("a room into which nobody comes does not keep its name", async () => {
  await isOver();
});

test("a room whose people are all gone ends", async () => {
  (await scene.joined("Robin", scene.creator)).close();
  await isOver();
});

test("a restart frees neither seat nor name of those who come back", async () => {
  scene.close();
  await server.stop();
  await start("30");
  const robin = await scene.joined("Robin", scene.creator);
  const kim = await scene.joined("Kim");
  await server.restart();
  await Promise.all([robin.closed, kim.closed]);
  const again = await scene.creator.browser.post("/api/rooms", { name: scene.name });
  expect(again.status).toBe(409);
  const back = await scene.page(kim, { tabId: kim.tabId });
  const snapshot = await back.do("room:join", scene.join("Kim", scene.roomId));
  expect(snapshot).toMatchObject({ roomId: scene.roomId, you: { arrival: kim.snapshot.you.arrival } });
  expect(snapshot.peers).toMatchObject([{ name: "Robin" }]);
});

test("after a restart those who do not come back are gone after a while", async () => {
  const robin = await scene.joined("Robin", scene.creator);
  const kim = await scene.joined("Kim");
  await server.restart();
  await Promise.all([robin.closed, kim.closed]);
  const back = await scene.page(scene.creator, { tabId: robin.tabId });
  await back.do("room:join", scene.join("Robin", scene.roomId));
  await back.until("room:changed", ({ peers }) => peers[0]?.presence === "away");
  await back.until("room:changed", ({ peers }) => peers.length === 0);
});
