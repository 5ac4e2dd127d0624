import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { firstBrokenEntry } from "../../store/auditChain.ts";
import { RoomScene } from "../../testing/roomScene.ts";
import { startTestServer, type TestServer } from "../../testing/startTestServer.ts";
import { VisitScene } from "../../testing/visitScene.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const open = async (seats?: number) => {
  const scene = await RoomScene.open(server, seats);
  onTestFinished(() => scene.close());
  return scene;
};
const namesIn = ({ peers }: { peers: { name: string }[] }) => peers.map(({ name }) => name);

describe("coming into a room", () => {
  test("is answered with everything in it, and tells those who are there", async () => {
    const scene = await open();
    const robin = await scene.joined("Robin", scene.creator);
    expect(robin.snapshot).toMatchObject({
      roomId: scene.roomId,
      name: scene.name,
      seats: 2,
      you: { name: "Robin", role: "guest", creator: true },
      peers: [],
    });
    const kim = await scene.joined("Kim");
    expect(kim.snapshot.you).toMatchObject({ name: "Kim", creator: false });
    const present = { name: "Robin", creator: true, presence: "present", tabId: robin.tabId };
    expect(kim.snapshot.peers).toMatchObject([present]);
    const told = await robin.until("room:changed", ({ peers }) => peers.length === 1);
    expect(told.peers).toMatchObject([{ name: "Kim", presence: "present", tabId: kim.tabId }]);
  });

  test("makes whoever came last the one who offers, also with a new page", async () => {
    const scene = await open();
    const robin = await scene.joined("Robin", scene.creator);
    const kim = await scene.joined("Kim");
    expect(kim.snapshot.you.arrival).toBeGreaterThan(robin.snapshot.you.arrival);
    const again = await scene.joined("Robin", scene.creator);
    expect(again.snapshot.you.arrival).toBeGreaterThan(kim.snapshot.you.arrival);
  });

  test("that does not exist is refused", async () => {
    const scene = await open();
    const page = await scene.page();
    const nowhere = { name: "Nowhere", yourName: "Kim", roomId: null };
    expect(await page.refusal("room:join", nowhere)).toBe("room_not_found");
    expect(await page.refusal("room:join", { ...nowhere, roomId: randomUUID() })).toBe("room_not_found");
  });

  test("cannot be tried with ever more names", async () => {
    const page = await (await open()).page();
    const guess = (n: number) =>
      page.refusal("room:join", { name: `Guess ${n}`, yourName: "Kim", roomId: null });
    for (let n = 0; n < 10; n += 1) expect(await guess(n)).toBe("room_not_found");
    expect(await guess(11)).toBe("rate_limited");
  });

  test("is refused as full when every seat is taken, also to several who come at once", async () => {
    const scene = await open(3);
    await scene.joined("Robin", scene.creator);
    const pages = await Promise.all(["A", "B", "C", "D"].map(() => scene.page()));
    const replies = await Promise.all(
      pages.map((page, n) => page.ask("room:join", scene.join(`Guest ${n}`))),
    );
    const refused = replies.filter((reply) => !reply.ok);
    expect(refused).toMatchObject([{ code: "room_full" }, { code: "room_full" }]);
    expect((await server.store.rooms.find(scene.roomId))?.taken).toHaveLength(3);
  });

  test("by another page of the same person takes over, and the older page is told and closed", async () => {
    const scene = await open();
    const older = await scene.joined("Robin", scene.creator);
    const kim = await scene.joined("Kim");
    const newer = await scene.joined("Robin", scene.creator);
    expect(await older.until("room:superseded")).toEqual({ roomId: scene.roomId });
    await older.closed;
    const told = await kim.until("room:changed", ({ peers }) => peers[0]?.tabId === newer.tabId);
    expect(told.peers).toMatchObject([{ name: "Robin", presence: "present" }]);
    const back = await scene.page(scene.creator, { tabId: older.tabId });
    expect(await back.refusal("room:join", scene.join("Robin", scene.roomId))).toBe("visit_superseded");
  });

  test("is not possible while the page is in another room", async () => {
    const [one, other] = [await open(), await open()];
    const robin = await one.joined("Robin", one.creator);
    expect(await robin.refusal("room:join", other.join("Robin"))).toBe("forbidden");
  });

  test("does not touch another room", async () => {
    const [one, other] = [await open(), await open()];
    const robin = await one.joined("Robin", one.creator);
    const kim = await one.joined("Kim");
    const noor = await other.joined("Noor", other.creator);
    await robin.until("room:changed");
    await kim.do("room:leave", { roomId: one.roomId });
    await robin.until("room:changed", ({ peers }) => peers.length === 0);
    expect(noor.received).toEqual([]);
  });
});

describe("going out of a room", () => {
  test("by leaving takes one out of it, and frees the seat", async () => {
    const scene = await open();
    const robin = await scene.joined("Robin", scene.creator);
    const kim = await scene.joined("Kim");
    await kim.do("room:leave", { roomId: scene.roomId });
    await robin.until("room:changed", ({ peers }) => peers.length === 1);
    await robin.until("room:changed", ({ peers }) => peers.length === 0);
    expect(namesIn((await scene.joined("Noor")).snapshot)).toEqual(["Robin"]);
  });

  test("by a lost connection keeps the seat, and says away", async () => {
    const scene = await open();
    const robin = await scene.joined("Robin", scene.creator);
    const kim = await scene.joined("Kim");
    kim.close();
    const told = await robin.until("room:changed", ({ peers }) => peers[0]?.presence === "away");
    expect(namesIn(told)).toEqual(["Kim"]);
    expect(await (await scene.page()).refusal("room:join", scene.join("Noor"))).toBe("room_full");
    const back = await scene.page(kim, { tabId: kim.tabId });
    const snapshot = await back.do("room:join", scene.join("Kim", scene.roomId));
    expect(snapshot.you.arrival).toBe(kim.snapshot.you.arrival);
    const now = await robin.until("room:changed", ({ peers }) => peers[0]?.presence === "present");
    expect(now.peers[0]?.tabId).toBe(kim.tabId);
  });

  test("as the last one ends the room at once", async () => {
    const scene = await open();
    const robin = await scene.joined("Robin", scene.creator);
    await robin.do("room:leave", { roomId: scene.roomId });
    expect(await server.store.rooms.find(scene.roomId)).toBeNull();
    expect(await robin.refusal("room:join", scene.join("Robin"))).toBe("room_not_found");
  });

  test("and all else is in the audit trail, without a name", async () => {
    const scene = await open();
    const kim = await scene.joined("Kim Novak");
    await kim.do("room:leave", { roomId: scene.roomId });
    const entries = await server.store.audit.entries();
    const own = entries.filter(({ visitId }) => visitId === scene.roomId);
    expect(own.map(({ action }) => action)).toEqual(["room-create", "room-join", "room-leave", "room-empty"]);
    expect(JSON.stringify(entries)).not.toMatch(/Kim Novak|Room \d/);
    expect(firstBrokenEntry(entries)).toBeNull();
  });
});

describe("a signal", () => {
  const signalTo = (scene: RoomScene, to: string) => ({
    visitId: scene.roomId,
    to,
    negotiationId: randomUUID(),
    description: { type: "offer", sdp: "v=0" },
  });

  test("reaches whom it is for and nobody else, stamped with who sent it", async () => {
    const scene = await open(3);
    const robin = await scene.joined("Robin", scene.creator);
    const noor = await scene.joined("Noor");
    const kim = await scene.joined("Kim");
    await kim.do("signal:description", signalTo(scene, robin.participantId));
    const { from, fromTab } = await robin.until("signal:description");
    expect({ from, fromTab }).toEqual({ from: kim.participantId, fromTab: kim.tabId });
    await kim.do("signal:candidate", {
      visitId: scene.roomId,
      to: robin.participantId,
      negotiationId: randomUUID(),
      candidate: null,
    });
    await robin.until("signal:candidate");
    expect(noor.all("signal:description")).toEqual([]);
    // Whoever was there knows of the newcomer before their offer comes.
    const order = robin.received.map(({ name }) => name);
    expect(order.lastIndexOf("room:changed")).toBeLessThan(order.indexOf("signal:description"));
  });

  test("to somebody who is not in the room, to oneself, or from outside is refused", async () => {
    const scene = await open(3);
    const robin = await scene.joined("Robin", scene.creator);
    const kim = await scene.joined("Kim");
    const elsewhere = await open();
    const noor = await elsewhere.joined("Noor", elsewhere.creator);
    const outside = await scene.page();
    for (const to of [noor.participantId, kim.participantId, randomUUID()]) {
      expect(await kim.refusal("signal:description", signalTo(scene, to))).toBe("not_found");
    }
    for (const page of [noor, outside]) {
      expect(await page.refusal("signal:description", signalTo(scene, robin.participantId))).toBe(
        "not_found",
      );
    }
    await kim.do("room:leave", { roomId: scene.roomId });
    expect(await kim.refusal("signal:description", signalTo(scene, robin.participantId))).toBe("not_found");
    expect(robin.all("signal:description")).toEqual([]);
  });

  test("does not pass between a room and a visit", async () => {
    const scene = await open();
    const kim = await scene.joined("Kim");
    const visit = await VisitScene.open(server);
    const { client, professionalId } = await visit.admitted();
    const toVisit = { ...signalTo(scene, professionalId), visitId: visit.visitId };
    expect(await kim.refusal("signal:description", toVisit)).toBe("not_found");
    const toRoom = signalTo(scene, kim.participantId);
    expect(await client.refusal("signal:description", toRoom)).toBe("not_found");
    expect(kim.all("signal:description")).toEqual([]);
  });
});
