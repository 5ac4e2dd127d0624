import { HandoverReply } from "@televisit/protocol/handover";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Browser, problemOf } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";
import { VisitScene } from "../testing/visitScene.ts";

const startsAt = "2026-03-01T10:00:00.000Z";
let server: TestServer;
let clock: Date;

beforeAll(async () => {
  clock = new Date(startsAt);
  server = await startTestServer({ now: () => clock });
});
afterAll(() => server.stop());
beforeEach(() => {
  clock = new Date(startsAt);
});

const arrive = () => VisitScene.open(server, undefined, startsAt);

async function codeOf(client: Browser, visitId: string): Promise<string> {
  const answer = await client.post("/api/handover", { visitId });
  return HandoverReply.parse(answer.body).link.split("/move#")[1] ?? "";
}

const inspect = (token: string) => new Browser(server.url).post("/api/handover/inspect", { token });
const redeem = (token: string, browser = new Browser(server.url)) =>
  browser.post("/api/handover/redeem", { token });

describe("a code for another device", () => {
  test("is a link with ids only that is good for five minutes", async () => {
    const { client, visitId } = await arrive();
    const answer = await client.post("/api/handover", { visitId });
    const { link, expiresIn } = HandoverReply.parse(answer.body);
    expect(link.startsWith(`${server.url}/move#`)).toBe(true);
    expect(expiresIn).toBe(300);
    const [, body = ""] = link.split("#")[1]!.split(".");
    const claims: object = JSON.parse(Buffer.from(body, "base64url").toString());
    expect(Object.keys(claims).toSorted()).toEqual([
      "exp",
      "iat",
      "jti",
      "link",
      "purpose",
      "sub",
      "visitId",
    ]);
  });

  test("tells with whom the visit is, and changes nothing", async () => {
    const { client, visitId } = await arrive();
    const token = await codeOf(client, visitId);
    const before = await server.store.visits.find(visitId);
    for (let n = 0; n < 2; n += 1) {
      const answer = await inspect(token);
      expect(answer.body).toMatchObject({ visitId, professionalName: "Robin Ellis" });
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(await server.store.visits.find(visitId)).toEqual(before);
  });

  test.each(["GET", "HEAD"])(
    "is neither made nor used by %s, which a preview of the link sends",
    async (method) => {
      for (const path of ["/api/handover", "/api/handover/inspect", "/api/handover/redeem"]) {
        expect((await fetch(server.url + path, { method })).status).toBe(404);
      }
    },
  );

  test("gives the other device the same participant's session and keeps the place", async () => {
    const { client, visitId } = await arrive();
    const token = await codeOf(client, visitId);
    clock = new Date("2026-03-01T10:04:00.000Z");
    const phone = new Browser(server.url);
    const answer = await redeem(token, phone);
    expect(answer.body).toEqual({ visitId, participantId: client.participantId });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/; Path=\/; Expires=Sun, 01 Mar 2026 14:30:00 GMT; HttpOnly; SameSite=Strict$/);
    expect((await phone.get("/api/ice-servers")).status).toBe(200);
    expect((await server.store.visits.find(visitId))?.visit).toMatchObject({ waitingSince: startsAt });
  });

  test("is written into the audit trail when it is made and when it is used", async () => {
    const { client, visitId } = await arrive();
    await redeem(await codeOf(client, visitId));
    const entries = await server.store.audit.entries();
    const own = entries.filter((entry) => entry.visitId === visitId);
    const actor = `client:${client.participantId}`;
    expect(own.slice(-2)).toEqual([
      expect.objectContaining({ action: "handover-issue", actor }),
      expect.objectContaining({ action: "handover", actor }),
    ]);
  });
});

describe("a code is refused", () => {
  /** The refusal, the same for looking at it and for using it. */
  const both = async (token: string) => {
    const [looked, used] = [await inspect(token), await redeem(token)];
    expect(looked.body).toEqual(used.body);
    expect(used.headers.getSetCookie()).toEqual([]);
    return problemOf(used);
  };

  test("when it was used, also by two devices at once", async () => {
    const { client, visitId } = await arrive();
    const token = await codeOf(client, visitId);
    const uses = await Promise.all([redeem(token), redeem(token)]);
    expect(uses.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    expect(problemOf(await redeem(token))).toMatchObject({ status: 410, code: "link_used" });
  });

  test("when a newer one was made", async () => {
    const { client, visitId } = await arrive();
    const older = await codeOf(client, visitId);
    const newer = await codeOf(client, visitId);
    expect(problemOf(await redeem(older)).code).toBe("link_used");
    expect((await redeem(newer)).status).toBe(200);
  });

  test("after five minutes", async () => {
    const { client, visitId } = await arrive();
    const token = await codeOf(client, visitId);
    clock = new Date("2026-03-01T10:05:00.000Z");
    expect(await both(token)).toMatchObject({ status: 410, code: "link_expired" });
  });

  test("when it is nothing of ours, a join link or a session; nor is a code a join link", async () => {
    const { client, visitId, token: joinToken } = await arrive();
    const session = client.cookie.split("=")[1] ?? "";
    for (const token of ["nonsense", joinToken, session]) {
      expect(await both(token)).toMatchObject({ status: 400, code: "link_invalid" });
    }
    const token = await codeOf(client, visitId);
    expect(problemOf(await client.post("/api/check-in", { token })).code).toBe("link_invalid");
  });

  test.each(["cancelled", "moved"])("when the appointment was %s", async (change) => {
    const { professional, client, visitId, appointmentId } = await arrive();
    const token = await codeOf(client, visitId);
    const path = `/api/appointments/${appointmentId}`;
    if (change === "cancelled") await professional.post(`${path}/cancel`);
    else await professional.patch(path, { durationMinutes: 45 });
    expect(await both(token)).toMatchObject({ status: 410, code: "link_cancelled" });
    expect(problemOf(await client.post("/api/handover", { visitId })).code).toBe("link_cancelled");
  });

  test("when the visit has ended", async () => {
    const { client, visitId } = await arrive();
    const token = await codeOf(client, visitId);
    const { version = 0 } = (await server.store.visits.find(visitId)) ?? {};
    const fact = { at: startsAt, actor: "test", action: "end", visitId };
    const next = { state: "ended", endedAt: startsAt, reason: "ended" } as const;
    await server.store.visits.change({ visitId, version, next, fact });
    expect(await both(token)).toMatchObject({ code: "visit_ended" });
    expect(problemOf(await client.post("/api/handover", { visitId })).code).toBe("visit_ended");
  });
});

describe("nobody else gets a code", () => {
  test("without a session, with that of another visit, or as the professional", async () => {
    const { professional, visitId } = await arrive();
    const { client: other } = await arrive();
    for (const browser of [new Browser(server.url), other, professional]) {
      const answer = await browser.post("/api/handover", { visitId });
      expect(problemOf(answer)).toMatchObject({ status: 401, code: "unauthenticated" });
    }
  });

  test("by guessing: an address that tries many is refused for a while", async () => {
    const guesser = new Browser(server.url);
    let last = 400;
    for (let n = 0; n < 40 && last === 400; n += 1) last = (await redeem("nonsense", guesser)).status;
    expect(last).toBe(429);
  });
});
