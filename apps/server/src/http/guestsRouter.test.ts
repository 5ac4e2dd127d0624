import { GuestList } from "@televisit/protocol/guests";
import jwt from "jsonwebtoken";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
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

test("a guest's session moves to no other device, and opens nobody else's visit", async () => {
  const { scene: visit } = await open();
  const { token } = await visit.invite();
  const guest = await checkedIn(server.url, token);
  expect(problemOf(await guest.post("/api/handover", { visitId: visit.visitId })).code).toBe(
    "link_cancelled",
  );
});
