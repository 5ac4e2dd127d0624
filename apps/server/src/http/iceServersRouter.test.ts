import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Browser, book, checkedIn, problemOf, signedIn } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";

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
    const professional = await signedIn(server);
    const client = await checkedIn(server.url, (await book(professional, { startsAt })).token);
    for (const browser of [professional, client]) {
      expect((await browser.get("/api/ice-servers")).body).toEqual({ iceServers: [] });
    }
    expect(problemOf(await new Browser(server.url).get("/api/ice-servers")).code).toBe("unauthenticated");
  });

  test("name the STUN servers that the host configured", async () => {
    const stun = await startTestServer({ env: { STUN_URLS: "stun:stun.example.test:3478" } });
    try {
      const professional = await signedIn(stun);
      const iceServers = [{ urls: ["stun:stun.example.test:3478"] }];
      expect((await professional.get("/api/ice-servers")).body).toEqual({ iceServers });
    } finally {
      await stun.stop();
    }
  });

  test("are not for a session that has run out", async () => {
    const client = await checkedIn(server.url, (await book(await signedIn(server), { startsAt })).token);
    clock = new Date("2026-03-01T14:30:00.000Z");
    expect(problemOf(await client.get("/api/ice-servers")).code).toBe("unauthenticated");
  });
});
