import { GuestList } from "@televisit/protocol/guests";
import { HandoverReply } from "@televisit/protocol/handover";
import jwt from "jsonwebtoken";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Browser, checkedIn, problemOf, signedIn } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";
import { VisitScene } from "../testing/visitScene.ts";

let server: TestServer;
let clock = () => new Date();
beforeAll(async () => {
  server = await startTestServer({ now: () => clock() });
});
afterEach(() => {
  clock = () => new Date();
});
afterAll(() => server.stop());

const open = async () => {
  const scene = await VisitScene.open(server);
  return { scene, path: `/api/visits/${scene.visitId}/guests` };
};
const wish = { name: "Ana Sol", relation: "interpreter" };

test("an invitation is a link to the visit, in a token that holds ids only", async () => {
  const { scene: visit, path } = await open();
  const answer = await visit.professional.post(path, wish);
  expect(answer.status).toBe(201);
  const { guest } = answer.body as { guest: { link: string } };
  expect(guest).toMatchObject({ ...wish, state: "expected" });
  const { pathname, hash, search } = new URL(guest.link);
  expect([pathname, search]).toEqual(["/join", ""]);
  const claims = jwt.decode(hash.slice(1)) as Record<string, unknown>;
  expect(Object.keys(claims).toSorted()).toEqual(["exp", "iat", "jti", "nbf", "purpose", "sub", "visitId"]);
  expect(JSON.stringify(claims)).not.toContain("Ana");
});

test("looking at a guest's link changes nothing, and checking in lets them wait", async () => {
  const { scene: visit, path } = await open();
  const { token, participantId } = await visit.invite();
  const before = await server.store.visits.find(visit.visitId);
  const facts = await new Browser(server.url).post("/api/join-links/inspect", { token });
  expect(facts.body).toMatchObject({
    visitId: visit.visitId,
    professionalName: "Robin Ellis",
    clientName: "Ana Sol",
  });
  expect(facts.text).not.toContain("Sam Carter");
  expect(await server.store.visits.find(visit.visitId)).toEqual(before);
  const guest = await checkedIn(server.url, token);
  expect(guest.participantId).toBe(participantId);
  const { guests } = GuestList.parse((await visit.professional.get(path)).body);
  expect(guests).toMatchObject([{ participantId, state: "waiting" }]);
  expect((await guest.get("/api/ice-servers")).status).toBe(200);
});

test("a visit has room for two guests; a revoked one gives a place back", async () => {
  const { scene: visit, path } = await open();
  const [first] = [await visit.invite("Ana Sol"), await visit.invite("Bo Lind")];
  expect(problemOf(await visit.professional.post(path, wish))).toMatchObject({
    status: 409,
    code: "visit_full",
  });
  await visit.professional.post(`${path}/${first.participantId}/revoke`);
  expect((await visit.professional.post(path, wish)).status).toBe(201);
  const { guests } = GuestList.parse((await visit.professional.get(path)).body);
  expect(guests.map(({ name }) => name)).toEqual(["Bo Lind", "Ana Sol"]);
});

test("of invitations at the same moment no more are made than there are places", async () => {
  const { scene: visit, path } = await open();
  const answers = await Promise.all(
    ["A", "B", "C", "D"].map((name) => visit.professional.post(path, { ...wish, name })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 409, 409]);
});

test.each([
  {},
  { name: "Ana" },
  { relation: "relative" },
  { name: "", relation: "relative" },
  { name: "A\nna", relation: "relative" },
  { name: "x".repeat(81), relation: "relative" },
  { name: "Ana", relation: "professional" },
])("%j is no invitation", async (body) => {
  const { scene: visit, path } = await open();
  expect(problemOf(await visit.professional.post(path, body)).code).toBe("invalid_input");
});

test("only the visit's own professional invites, sees and revokes", async () => {
  const { scene: visit, path } = await open();
  const { participantId } = await visit.invite();
  const revoke = `${path}/${participantId}/revoke`;
  const others = [
    { who: await signedIn(server), code: "not_found" },
    { who: visit.client, code: "unauthenticated" },
    { who: new Browser(server.url), code: "unauthenticated" },
  ];
  for (const { who, code } of others) {
    expect(problemOf(await who.get(path)).code).toBe(code);
    expect(problemOf(await who.post(path, wish)).code).toBe(code);
    expect(problemOf(await who.post(revoke)).code).toBe(code);
  }
  const { guests } = GuestList.parse((await visit.professional.get(path)).body);
  expect(guests).toHaveLength(1);
  expect(problemOf(await visit.professional.get("/api/visits/nonsense/guests")).code).toBe("invalid_input");
});

test("neither the client nor the professional can be revoked, and nobody twice", async () => {
  const { scene: visit, path } = await open();
  const { participantId } = await visit.invite();
  const record = await server.store.visits.find(visit.visitId);
  for (const person of record?.participants.filter(({ role }) => role !== "guest") ?? []) {
    expect(problemOf(await visit.professional.post(`${path}/${person.id}/revoke`)).code).toBe("not_found");
  }
  expect((await visit.professional.post(`${path}/${participantId}/revoke`)).status).toBe(200);
  expect(problemOf(await visit.professional.post(`${path}/${participantId}/revoke`)).code).toBe(
    "link_cancelled",
  );
});

test("a link that was revoked, that ran out, or whose visit is over opens nothing", async () => {
  const { scene: visit, path } = await open();
  const stranger = new Browser(server.url);
  const tried = async (token: string) => {
    const answers = [
      await stranger.post("/api/join-links/inspect", { token }),
      await stranger.post("/api/check-in", { token }),
    ];
    return answers.map((answer) => problemOf(answer).code);
  };
  const revoked = await visit.invite();
  const guest = await checkedIn(server.url, revoked.token);
  await visit.professional.post(`${path}/${revoked.participantId}/revoke`);
  expect(await tried(revoked.token)).toEqual(["link_cancelled", "link_cancelled"]);
  expect((await guest.get("/api/ice-servers")).body).toMatchObject({ iceServers: [] });

  const { token } = await visit.invite();
  clock = () => new Date(Date.now() + 5 * 3_600_000);
  expect(await tried(token)).toEqual(["link_expired", "link_expired"]);
  clock = () => new Date();
  const professional = visit.professionalPage();
  await professional.do("visit:end", { visitId: visit.visitId });
  expect(await tried(token)).toEqual(["visit_ended", "visit_ended"]);
  expect(problemOf(await visit.professional.post(path, wish)).code).toBe("visit_ended");
  expect((await visit.professional.get(path)).body).toEqual({ guests: [] });
});

test("moving the appointment takes the links of its guests back", async () => {
  const { scene: visit } = await open();
  const { token } = await visit.invite();
  const startsAt = new Date(Date.now() + 60_000).toISOString();
  await visit.professional.patch(`/api/appointments/${visit.appointmentId}`, { startsAt });
  const answer = await new Browser(server.url).post("/api/check-in", { token });
  expect(problemOf(answer).code).toBe("link_cancelled");
});

describe("a guest who goes on with another device", () => {
  /** A guest who waits, and the code that their page shows. */
  async function withCode() {
    const { scene: visit } = await open();
    const guest = await visit.joinedGuest();
    const answer = await guest.browser.post("/api/handover", { visitId: visit.visitId });
    const code = HandoverReply.parse(answer.body).link.split("#")[1] ?? "";
    return { visit, guest, code };
  }
  const use = (browser: Browser, step: "inspect" | "redeem", token: string) =>
    browser.post(`/api/handover/${step}`, { token });

  test("is named as themselves, and goes on as themselves", async () => {
    const { visit, guest, code } = await withCode();
    const phone = new Browser(server.url);
    expect((await use(phone, "inspect", code)).body).toMatchObject({ clientName: "Ana Sol" });
    const { participantId } = guest;
    expect((await use(phone, "redeem", code)).body).toEqual({ visitId: visit.visitId, participantId });
    const { you, state } = await visit
      .pageOf(phone)
      .do("visit:join", { visitId: visit.visitId, claim: true });
    expect([you.participantId, you.name, state]).toEqual([participantId, "Ana Sol", "waiting"]);
    await guest.until("visit:superseded", () => true);
    const [issued, used] = (await server.store.audit.entries()).slice(-2);
    expect([issued?.action, used?.action]).toEqual(["handover-issue", "handover"]);
    expect([issued?.actor, used?.actor]).toEqual([`guest:${participantId}`, `guest:${participantId}`]);
  });

  test("is refused once their link has been taken back, with the code from before as well", async () => {
    const { visit, guest, code } = await withCode();
    await visit.professional.post(`/api/visits/${visit.visitId}/guests/${guest.participantId}/revoke`, {});
    const again = await guest.browser.post("/api/handover", { visitId: visit.visitId });
    expect(problemOf(again).code).toBe("link_cancelled");
    for (const step of ["inspect", "redeem"] as const) {
      const answer = await use(new Browser(server.url), step, code);
      expect(problemOf(answer).code).toBe("link_cancelled");
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });
});
