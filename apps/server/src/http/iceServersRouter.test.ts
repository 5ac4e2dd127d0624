import { createHmac } from "node:crypto";
import { IceServersReply } from "@televisit/protocol/iceServers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Browser, book, checkedIn, problemOf, signedIn } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";
import { VisitScene } from "../testing/visitScene.ts";

let server: TestServer;
let clock: Date;
const startsAt = "2026-03-01T10:00:00.000Z";

beforeAll(async () => {
  clock = new Date(startsAt);
  server = await startTestServer({ now: () => clock });
});
afterAll(() => server.stop());
beforeEach(() => {
  clock = new Date(startsAt);
});

describe("ice servers", () => {
  test("are for whoever has a session of either kind", async () => {
    const { professional, client } = await VisitScene.open(server, undefined, startsAt);
    for (const browser of [professional, client]) {
      expect((await browser.get("/api/ice-servers")).body).toEqual({ iceServers: [], expiresIn: null });
    }
    expect(problemOf(await new Browser(server.url).get("/api/ice-servers")).code).toBe("unauthenticated");
  });

  test("name the STUN servers that the host configured", async () => {
    const stun = await startTestServer({ env: { STUN_URLS: "stun:stun.example.test:3478" } });
    try {
      const professional = await signedIn(stun);
      const iceServers = [{ urls: ["stun:stun.example.test:3478"] }];
      expect((await professional.get("/api/ice-servers")).body).toEqual({ iceServers, expiresIn: null });
    } finally {
      await stun.stop();
    }
  });

  test("are not for a session that has run out", async () => {
    const { client } = await VisitScene.open(server, undefined, startsAt);
    clock = new Date("2026-03-01T14:30:00.000Z");
    expect(problemOf(await client.get("/api/ice-servers")).code).toBe("unauthenticated");
  });
});

describe("the relay", () => {
  const secret = "Zk3Vq8Lw1Xb6Ty0Rn5Hj2Gf9Dm4Sc7Pa";
  const urls = ["turn:turn.example.test:3478?transport=udp", "turns:turn.example.test:443?transport=tcp"];
  const stun = { urls: ["stun:turn.example.test:3478"] };
  let relayed: TestServer;
  beforeAll(async () => {
    const env = {
      STUN_URLS: stun.urls.join(),
      TURN_URLS: urls.join(),
      TURN_SECRET: secret,
      TURN_LIFETIME: "600",
    };
    relayed = await startTestServer({ now: () => clock, env });
  });
  afterAll(() => relayed.stop());

  const ask = async (browser: Browser) => IceServersReply.parse((await browser.get("/api/ice-servers")).body);
  const withoutRelay = { iceServers: [stun], expiresIn: 60 };

  test("has credentials of its own for each side of a visit, and says when they run out", async () => {
    const { professional, client } = await VisitScene.open(relayed, undefined, startsAt);
    const replies = await Promise.all([professional, client].map(ask));
    const usernames = replies.map(({ iceServers, expiresIn }) => {
      expect(expiresIn).toBe(600);
      const username = expect.stringMatching(/^1772359800:[0-9a-f]{24}$/);
      expect(iceServers).toEqual([stun, { urls, username, credential: expect.any(String) }]);
      const relay = iceServers[1];
      if (!relay || !("username" in relay)) throw new Error("no relay");
      const proof = createHmac("sha1", secret).update(relay.username).digest("base64");
      expect(relay.credential).toBe(proof);
      return relay.username;
    });
    expect(new Set(usernames).size).toBe(2);
  });

  test("is for a professional from an hour before a visit, and as long as one has begun", async () => {
    const professional = await signedIn(relayed);
    expect(await ask(professional)).toEqual(withoutRelay);
    const { token } = await book(professional, { startsAt: "2026-03-01T11:00:01.000Z" });
    expect(await ask(professional)).toEqual(withoutRelay);
    clock = new Date("2026-03-01T10:00:01.000Z");
    expect((await ask(professional)).iceServers).toHaveLength(2);
    await checkedIn(relayed.url, token);
    clock = new Date("2026-03-01T20:00:00.000Z");
    expect((await ask(professional)).iceServers).toHaveLength(2);
  });

  test("is not for a cancelled visit, a revoked link or somebody else's visit", async () => {
    const { professional, client, appointmentId } = await VisitScene.open(relayed, undefined, startsAt);
    const other = await signedIn(relayed);
    expect((await ask(client)).iceServers).toHaveLength(2);
    await professional.post(`/api/appointments/${appointmentId}/cancel`);
    for (const browser of [client, professional, other]) expect(await ask(browser)).toEqual(withoutRelay);

    const moved = await VisitScene.open(relayed, professional, startsAt);
    await professional.patch(`/api/appointments/${moved.appointmentId}`, {
      startsAt: "2026-03-01T10:30:00.000Z",
    });
    expect(await ask(moved.client)).toEqual(withoutRelay);
  });

  test("is asked for in moderation", async () => {
    const browser = new Browser(relayed.url);
    const codes = new Set<string>();
    for (let n = 0; n < 320 && !codes.has("rate_limited"); n += 1) {
      codes.add(problemOf(await browser.get("/api/ice-servers")).code);
    }
    expect(codes).toEqual(new Set(["unauthenticated", "rate_limited"]));
  });
});
