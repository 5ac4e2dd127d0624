import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, book, problemOf, signedIn } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

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
