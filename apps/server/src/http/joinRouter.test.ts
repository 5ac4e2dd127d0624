import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Browser, book, checkedIn, problemOf, signedIn, tokenOf } from "../testing/browser.ts";
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

const inspect = (token: string) => new Browser(server.url).post("/api/join-links/inspect", { token });

describe("inspecting a link", () => {
  test("tells with whom and when, and changes nothing", async () => {
    const professional = await signedIn(server, "Robin Ellis");
    const { token, visitId } = await book(professional, { startsAt });
    const before = await server.store.visits.find(visitId);
    const answer = await inspect(token);
    expect(answer.body).toEqual({
      visitId,
      professionalName: "Robin Ellis",
      clientName: "Sam Carter",
      startsAt,
      durationMinutes: 30,
    });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await server.store.visits.find(visitId)).toEqual(before);
  });

  test.each(["GET", "HEAD"])("is never done by %s, which mail scanners send", async (method) => {
    for (const path of ["/api/join-links/inspect", "/api/check-in"]) {
      const response = await fetch(server.url + path, { method });
      expect(response.status).toBe(404);
    }
  });
});

describe("a link is refused by its own code", () => {
  const both = async (token: string) => {
    const problems = [await inspect(token), await new Browser(server.url).post("/api/check-in", { token })];
    expect(problems[0]?.body).toEqual(problems[1]?.body);
    return problemOf(problems[1]!);
  };

  test("when it is malformed", async () => {
    expect(await both("nonsense")).toMatchObject({ status: 400, code: "link_invalid" });
  });

  test("when it is too early, with the time at which it opens", async () => {
    const { token } = await book(await signedIn(server), { startsAt: "2026-03-01T11:30:00.000Z" });
    expect(await both(token)).toMatchObject({
      status: 403,
      code: "link_too_early",
      details: { opensAt: "2026-03-01T10:30:00.000Z" },
    });
  });

  test("when it has expired", async () => {
    const { token } = await book(await signedIn(server), { startsAt });
    clock = new Date("2026-03-01T14:30:00.000Z");
    expect(await both(token)).toMatchObject({ status: 410, code: "link_expired" });
  });

  test("when the appointment was cancelled", async () => {
    const professional = await signedIn(server);
    const { id, token } = await book(professional, { startsAt });
    await professional.post(`/api/appointments/${id}/cancel`);
    expect(await both(token)).toMatchObject({ status: 410, code: "link_cancelled" });
  });

  test("when the appointment was moved, while the new link works", async () => {
    const professional = await signedIn(server);
    const { id, token } = await book(professional, { startsAt });
    const moved = await professional.patch(`/api/appointments/${id}`, { durationMinutes: 45 });
    expect(await both(token)).toMatchObject({ status: 410, code: "link_cancelled" });
    const { appointment } = moved.body as { appointment: Parameters<typeof tokenOf>[0] };
    expect((await inspect(tokenOf(appointment))).status).toBe(200);
  });

  test("when the text is absurdly long", async () => {
    const problem = problemOf(await inspect("x".repeat(3000)));
    expect(problem).toMatchObject({ code: "invalid_input", details: { fields: ["token"] } });
  });
});

test("a refusal is in the audit trail, and a person who comes too early is not", async () => {
  const professional = await signedIn(server);
  const early = await book(professional, { startsAt: "2026-03-02T10:00:00.000Z" });
  const count = async () =>
    (await server.store.audit.entries()).filter(({ action }) => action === "link-refused").length;
  const before = await count();
  await inspect(early.token);
  expect(await count()).toBe(before);
  await professional.post(`/api/appointments/${early.id}/cancel`);
  await new Browser(server.url).post("/api/check-in", { token: early.token });
  await inspect("nonsense");
  expect(await count()).toBe(before + 2);
});

test("a link that was never ours is refused after the same time as one that was revoked", async () => {
  const professional = await signedIn(server);
  const { token, id } = await book(professional, { startsAt });
  await professional.post(`/api/appointments/${id}/cancel`);
  const timeOf = async (bad: string): Promise<number> => {
    const since = performance.now();
    await inspect(bad);
    return performance.now() - since;
  };
  for (const bad of [`${token.slice(0, -8)}AAAAAAAA`, "nonsense", token]) {
    const times = [await timeOf(bad), await timeOf(bad), await timeOf(bad), await timeOf(bad)];
    expect(Math.min(...times)).toBeGreaterThan(28); // a timer may come a little early
  }
});

describe("checking in", () => {
  test("enters the waiting room and sets a cookie for this visit that ends with the link", async () => {
    const { token, visitId } = await book(await signedIn(server), { startsAt });
    const browser = new Browser(server.url);
    const answer = await browser.post("/api/check-in", { token });
    expect(answer.body).toEqual({ visitId, participantId: expect.any(String) });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        new RegExp(
          `^televisit_visit_${visitId.replaceAll("-", "")}=\\S+; Path=/; Expires=Sun, 01 Mar 2026 14:30:00 GMT; HttpOnly; SameSite=Strict$`,
        ),
      ),
    ]);
    expect((await server.store.visits.find(visitId))?.visit).toEqual({
      state: "waiting",
      waitingSince: startsAt,
      sentBack: false,
    });
  });

  test("a second time keeps the place", async () => {
    const { token, visitId } = await book(await signedIn(server), { startsAt });
    await checkedIn(server.url, token);
    clock = new Date("2026-03-01T10:07:00.000Z");
    await checkedIn(server.url, token);
    expect((await server.store.visits.find(visitId))?.visit).toMatchObject({ waitingSince: startsAt });
  });

  test("in two visits leaves two cookies side by side", async () => {
    const professional = await signedIn(server);
    const [a, b] = [await book(professional, { startsAt }), await book(professional, { startsAt })];
    const browser = new Browser(server.url);
    await browser.post("/api/check-in", { token: a.token });
    await browser.post("/api/check-in", { token: b.token });
    expect(browser.cookie.split("; ")).toHaveLength(2);
  });

  test("opens no professional's door", async () => {
    const { token } = await book(await signedIn(server), { startsAt });
    const client = await checkedIn(server.url, token);
    expect((await client.get("/api/auth/get-session")).body).toBeNull();
    const answer = await client.post("/api/appointments", { clientName: "X", startsAt, durationMinutes: 30 });
    expect(problemOf(answer).code).toBe("unauthenticated");
  });
});
