import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, book, problemOf, signedIn } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe("signing in", () => {
  test("with e-mail and password opens a session that only the cookie carries", async () => {
    const { email, password } = await server.createProfessional("Ada Lovelace");
    const browser = new Browser(server.url);
    const answer = await browser.post("/api/auth/sign-in/email", { email, password });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ user: { id: expect.any(String), name: "Ada Lovelace", email } });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^televisit\.session_token=\S+; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/,
      ),
    ]);
    expect((await browser.get("/api/auth/get-session")).body).toEqual(answer.body);
  });

  test("gives a new session each time", async () => {
    const { email, password } = await server.createProfessional("Grace Hopper");
    const browser = new Browser(server.url);
    await browser.post("/api/auth/sign-in/email", { email, password });
    const first = browser.cookie;
    await browser.post("/api/auth/sign-in/email", { email, password });
    expect(browser.cookie).not.toBe(first);
  });

  test.each([
    [
      "a wrong password",
      { email: "mary.jackson@example.test", password: "wrong horse battery" },
      401,
      "unauthenticated",
    ],
    [
      "an unknown e-mail",
      { email: "nobody@example.test", password: "correct horse battery" },
      401,
      "unauthenticated",
    ],
    ["no password", { email: "mary.jackson@example.test" }, 400, "invalid_input"],
    ["an e-mail that is none", { email: "mary", password: "x" }, 400, "invalid_input"],
  ])("with %s is refused and sets no cookie", async (_what, body, status, code) => {
    if (!(await server.professionals.findByEmail("mary.jackson@example.test"))) {
      await server.createProfessional("Mary Jackson");
    }
    const answer = await new Browser(server.url).post("/api/auth/sign-in/email", body);
    expect(problemOf(answer)).toMatchObject({ status, code });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test("is told in the audit trail by id", async () => {
    const { email, password, id } = await server.createProfessional("Katherine Johnson");
    await new Browser(server.url).post("/api/auth/sign-in/email", { email, password });
    const last = (await server.store.audit.entries()).at(-1);
    expect(last).toMatchObject({ action: "sign-in", actor: `professional:${id}` });
  });

  test.each(["/sign-up/email", "/update-user", "/list-sessions", "/request-password-reset", "/open-session"])(
    "has no door at %s",
    async (path) => {
      const professional = await signedIn(server);
      const answer = await professional.post(`/api/auth${path}`, {
        email: "x@example.test",
        password: "correct horse battery",
        name: "X",
      });
      expect(problemOf(answer).code).toBe("not_found");
    },
  );
});

test("signing out ends the session on the server", async () => {
  const professional = await signedIn(server);
  const stolen = professional.cookie;
  expect((await professional.post("/api/auth/sign-out")).status).toBe(200);
  expect(professional.cookie).toBe("");
  const thief = await professional.get("/api/auth/get-session", { cookie: stolen });
  expect(thief.body).toBeNull();
  expect((await professional.get("/api/appointments?from=x&to=y", { cookie: stolen })).status).toBe(401);
});

test("nobody signed in is an answer, not an error", async () => {
  expect((await new Browser(server.url).get("/api/auth/get-session")).body).toBeNull();
});

describe("appointments", () => {
  const day = "from=2026-03-01T00:00:00.000Z&to=2026-03-02T00:00:00.000Z";

  test("are created, listed by start, and show the same link again", async () => {
    const professional = await signedIn(server);
    const later = await book(professional, {
      startsAt: "2026-03-01T12:00:00Z",
      clientName: "  Sam Carter  ",
    });
    const earlier = await book(professional, { startsAt: "2026-03-01T09:00:00Z" });
    await book(professional, { startsAt: "2026-03-02T00:00:00Z" });
    const { body } = await professional.get(`/api/appointments?${day}`);
    const { token: _a, ...first } = earlier;
    const { token: _b, ...second } = later;
    expect(body).toEqual({ appointments: [first, second] });
    expect(second).toMatchObject({
      clientName: "Sam Carter",
      status: "scheduled",
      startsAt: "2026-03-01T12:00:00.000Z",
    });
    expect(first.joinLink).toMatch(new RegExp(`^${server.url}/join#[\\w-]+\\.[\\w-]+\\.[\\w-]+$`));
  });

  test("answer 201 and are never cached", async () => {
    const professional = await signedIn(server);
    const wish = { clientName: "Sam", startsAt: "2026-03-01T12:00:00Z", durationMinutes: 30 };
    const answer = await professional.post("/api/appointments", wish);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([201, "no-store"]);
  });

  test("keep their link when only the name changes, and get a new one with a new time", async () => {
    const professional = await signedIn(server);
    const { id, joinLink } = await book(professional);
    const renamed = await professional.patch(`/api/appointments/${id}`, { clientName: "Sam Jones" });
    expect(renamed.body).toMatchObject({ appointment: { clientName: "Sam Jones", joinLink } });
    const moved = await professional.patch(`/api/appointments/${id}`, { durationMinutes: 45 });
    expect(moved.body).toMatchObject({ appointment: { durationMinutes: 45, clientName: "Sam Jones" } });
    expect(moved.body).not.toMatchObject({ appointment: { joinLink } });
  });

  test("once cancelled have no link and take no changes", async () => {
    const professional = await signedIn(server);
    const { id } = await book(professional);
    const cancelled = await professional.post(`/api/appointments/${id}/cancel`);
    expect(cancelled.body).toMatchObject({ appointment: { status: "cancelled", joinLink: null } });
    expect(problemOf(await professional.post(`/api/appointments/${id}/cancel`)).code).toBe(
      "appointment_not_open",
    );
    const change = await professional.patch(`/api/appointments/${id}`, { durationMinutes: 45 });
    expect(problemOf(change)).toMatchObject({ status: 409, code: "appointment_not_open" });
  });

  test("of somebody else do not exist", async () => {
    const { id } = await book(await signedIn(server));
    const other = await signedIn(server);
    expect(problemOf(await other.patch(`/api/appointments/${id}`, { clientName: "X" })).code).toBe(
      "not_found",
    );
    expect(problemOf(await other.post(`/api/appointments/${id}/cancel`)).code).toBe("not_found");
    expect(
      (await other.get("/api/appointments?from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z")).body,
    ).toEqual({ appointments: [] });
  });

  test.each([
    ["GET", `/api/appointments?${day}`, undefined],
    [
      "POST",
      "/api/appointments",
      { clientName: "Sam", startsAt: "2026-03-01T12:00:00Z", durationMinutes: 30 },
    ],
    ["PATCH", "/api/appointments/01890000-0000-7000-8000-000000000001", { clientName: "Sam" }],
    ["POST", "/api/appointments/01890000-0000-7000-8000-000000000001/cancel", {}],
  ])("are nobody's business without a session: %s %s", async (method, path, body) => {
    const answer = await new Browser(server.url).send(method, path, body);
    expect(problemOf(answer)).toMatchObject({ status: 401, code: "unauthenticated" });
  });

  test.each([
    ["no name", { clientName: "   " }],
    ["a name with a line break", { clientName: "Sam\nCarter" }],
    ["a name that is too long", { clientName: "x".repeat(81) }],
    ["a start that is no instant", { startsAt: "tomorrow" }],
    ["a start without a time zone", { startsAt: "2026-03-01T12:00:00" }],
    ["a duration of nothing", { durationMinutes: 0 }],
    ["a duration in words", { durationMinutes: "30" }],
    ["a duration of days", { durationMinutes: 481 }],
  ])("are refused with %s", async (_what, wrong) => {
    const professional = await signedIn(server);
    const wish = { clientName: "Sam", startsAt: "2026-03-01T12:00:00Z", durationMinutes: 30, ...wrong };
    const problem = problemOf(await professional.post("/api/appointments", wish));
    expect(problem).toMatchObject({
      status: 400,
      code: "invalid_input",
      details: { fields: Object.keys(wrong) },
    });
  });

  test("need a range to be listed and an id to be found", async () => {
    const professional = await signedIn(server);
    expect(problemOf(await professional.get("/api/appointments")).details).toEqual({
      fields: ["from", "to"],
    });
    expect(problemOf(await professional.patch("/api/appointments/1", {})).code).toBe("invalid_input");
  });
});

describe("the demonstration", () => {
  test("trades the printed token for a session of Robin Ellis", async () => {
    const { dashboard } = await server.links();
    const browser = new Browser(server.url);
    const answer = await browser.post("/api/demo/sign-in", { token: dashboard.split("#demo=")[1] });
    expect([answer.status, answer.body]).toEqual([200, {}]);
    expect((await browser.get("/api/auth/get-session")).body).toMatchObject({
      user: { email: "robin@example.test" },
    });
  });

  test("keeps its joinable appointment instead of making another", async () => {
    expect((await server.links()).joinLink).toBe((await server.links()).joinLink);
  });

  test("cannot be entered with a join link's token", async () => {
    const token = (await server.links()).joinLink?.split("#")[1];
    expect(problemOf(await new Browser(server.url).post("/api/demo/sign-in", { token })).code).toBe(
      "link_invalid",
    );
  });
});
