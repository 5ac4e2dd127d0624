import { RoomReply } from "@televisit/protocol/room";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { Browser, problemOf, signedIn } from "../testing/browser.ts";
import { freshName, newPerson, RoomScene } from "../testing/roomScene.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";

const start = new Date("2026-03-01T09:00:00.000Z").getTime();
let now = start;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(now) });
});
afterAll(() => server.stop());

const create = (body: object, browser = new Browser(server.url)) => browser.post("/api/rooms", body);
const remove = (name: string, browser = new Browser(server.url)) =>
  browser.send("DELETE", `/api/rooms/${encodeURIComponent(name)}`);
const open = async (...args: [seats?: number, name?: string]) => {
  const scene = await RoomScene.open(server, ...args);
  onTestFinished(() => scene.close());
  return scene;
};

describe("creating a room", () => {
  test("answers 201 with the room, and a session in a cookie that no script reads", async () => {
    const name = freshName();
    const answer = await create({ name });
    expect(answer.status).toBe(201);
    const { room, participantId } = RoomReply.parse(answer.body);
    expect(room).toMatchObject({ name, seats: 2 });
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toContain(`televisit_room_${participantId.replaceAll("-", "")}=`);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect(answer.text).not.toContain(cookie.split(/[=;]/)[1]);
  });

  test("keeps the session that the browser has, and believes no other id", async () => {
    const { browser, participantId } = await newPerson(server);
    const mine = RoomReply.parse((await create({ name: freshName(), participantId }, browser)).body);
    expect(mine.participantId).toBe(participantId);
    const claimed = RoomReply.parse((await create({ name: freshName(), participantId })).body);
    expect(claimed.participantId).not.toBe(participantId);
  });

  test("is refused with 409 while a room of that name exists, however it is written", async () => {
    const name = `Blue ${freshName()}`;
    await open(2, name);
    for (const same of [
      name,
      name.toUpperCase(),
      `  ${name.replaceAll(" ", "  ")} `,
      name.normalize("NFD"),
    ]) {
      expect(problemOf(await create({ name: same }))).toMatchObject({ status: 409, code: "room_exists" });
    }
  });

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["x".repeat(61), "too_long"],
    ["a/b", "characters"],
    ["..", "characters"],
    ["a\nb\u0000", "characters"],
  ])("of the name %j is refused with 422 and the reason %s", async (name, reason) => {
    expect(problemOf(await create({ name }))).toMatchObject({
      status: 422,
      code: "room_name_invalid",
      details: { reason },
    });
  });

  test.each([{}, { name: 7 }, { name: null }, { name: "x".repeat(2000) }])(
    "from %j is refused as invalid input",
    async (body) => {
      expect(problemOf(await create(body))).toMatchObject({ status: 400, code: "invalid_input" });
    },
  );

  test.each([0, 1, 5, 2.5, "2"])("with %j seats is refused", async (seats) => {
    expect(problemOf(await create({ name: freshName(), seats })).code).toBe("invalid_input");
  });

  test("from another site is refused", async () => {
    const answer = await new Browser(server.url).post(
      "/api/rooms",
      { name: freshName() },
      { origin: "https://evil.example" },
    );
    expect(problemOf(answer).code).toBe("origin_refused");
  });

  test("is a professional's where the host says so", async () => {
    const strict = await startTestServer({ env: { ROOMS: "professionals" } });
    try {
      const anybody = new Browser(strict.url);
      expect(problemOf(await create({ name: "Blue" }, anybody))).toMatchObject({
        status: 401,
        code: "unauthenticated",
      });
      expect((await create({ name: "Blue" }, await signedIn(strict))).status).toBe(201);
    } finally {
      await strict.stop();
    }
  });

  test("is limited for each address", async () => {
    const busy = await startTestServer();
    try {
      const browser = new Browser(busy.url);
      const answers = await Promise.all(Array.from({ length: 70 }, () => create({ name: "" }, browser)));
      const statuses = new Set(answers.map(({ status }) => status));
      expect([...statuses].toSorted()).toEqual([422, 429]);
    } finally {
      await busy.stop();
    }
  });
});

describe("destroying a room", () => {
  test("is its creator's, frees the name and tells everybody in it", async () => {
    const scene = await open();
    const [robin, kim] = [await scene.joined("Robin", scene.creator), await scene.joined("Kim")];
    expect((await remove(scene.name.toUpperCase(), scene.creator.browser)).status).toBe(204);
    for (const page of [robin, kim]) {
      expect(await page.until("room:closed")).toEqual({ roomId: scene.roomId, because: "destroyed" });
    }
    expect(await kim.refusal("room:join", scene.join("Kim", scene.roomId))).toBe("room_not_found");
    expect((await create({ name: scene.name })).status).toBe(201);
  });

  test("by anybody else is refused and changes nothing", async () => {
    const scene = await open();
    const kim = await scene.joined("Kim");
    for (const browser of [kim.browser, new Browser(server.url), await signedIn(server)]) {
      expect(problemOf(await remove(scene.name, browser))).toMatchObject({ status: 403, code: "forbidden" });
    }
    expect(await server.store.rooms.find(scene.roomId)).not.toBeNull();
    expect(kim.all("room:closed")).toEqual([]);
  });

  test("that does not exist is 404", async () => {
    expect(problemOf(await remove("No such room"))).toMatchObject({ status: 404, code: "room_not_found" });
  });

  test("from another site is refused", async () => {
    const scene = await open();
    const answer = await scene.creator.browser.send("DELETE", `/api/rooms/${scene.name}`, undefined, {
      origin: "https://evil.example",
    });
    expect(problemOf(answer).code).toBe("origin_refused");
  });
});

test("the name of a room whose people are all gone without leaving is free", async () => {
  const scene = await open();
  const robin = await scene.joined("Robin", scene.creator);
  expect((await create({ name: scene.name })).status).toBe(409);
  robin.close();
  await expect.poll(async () => (await create({ name: scene.name })).status, { timeout: 10_000 }).toBe(201);
  expect(await server.store.rooms.find(scene.roomId)).toBeNull();
});

describe("the relay", () => {
  const relay = { TURN_URLS: "turn:relay.example", TURN_SECRET: "0123456789abcdef0123456789abcdef" };

  test("is for those who have a seat", async () => {
    const withRelay = await startTestServer({ env: relay });
    const scene = await RoomScene.open(withRelay);
    const serversOf = async (browser: Browser) => (await browser.get("/api/ice-servers")).text;
    try {
      expect(problemOf(await new Browser(withRelay.url).get("/api/ice-servers")).status).toBe(401);
      const stranger = await newPerson(withRelay);
      expect(await serversOf(stranger.browser)).not.toContain("turn:");
      const kim = await scene.joined("Kim");
      expect(await serversOf(kim.browser)).toContain("turn:");
      await kim.do("room:leave", { roomId: scene.roomId });
      expect(await serversOf(kim.browser)).not.toContain("turn:");
    } finally {
      scene.close();
      await withRelay.stop();
    }
  });
});

test("a session ends after half a day", async () => {
  const { browser, participantId } = await newPerson(server);
  now = start + 12 * 3_600_000 + 1000;
  try {
    const answer = await browser.post("/api/room-sessions", { participantId });
    expect(answer.body).not.toEqual({ participantId });
  } finally {
    now = start;
  }
});
