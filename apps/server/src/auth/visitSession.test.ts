import { describe, expect, test } from "vitest";
import { mintJoinToken } from "./joinToken.ts";
import { visitSessions } from "./visitSession.ts";

const key = "k".repeat(64);
const visitId = "01890000-0000-7000-8000-000000000001";
const otherVisitId = "01890000-0000-7000-8000-000000000009";
const now = new Date("2026-03-01T10:00:00.000Z");
const session = {
  sub: "01890000-0000-4000-8000-000000000002",
  visitId,
  jti: "01890000-0000-4000-8000-000000000003",
  exp: now.getTime() / 1000 + 60,
};
const sessions = visitSessions(key, false);
const cookie = `${sessions.cookieName(visitId)}=${sessions.mint(session, now)}`;

test("a session is read back from among other cookies", () => {
  expect(sessions.read(`theme=dark; ${cookie}; x=1`, visitId, now)).toMatchObject(session);
});

test("each visit has a cookie of its own, with the host prefix over https", () => {
  expect(sessions.cookieName(visitId)).toBe("televisit_visit_01890000000070008000000000000001");
  expect(visitSessions(key, true).cookieName(visitId)).toMatch(/^__Host-televisit_visit_/);
  expect(sessions.cookieName(otherVisitId)).not.toBe(sessions.cookieName(visitId));
});

describe("there is no session", () => {
  const token = cookie.split("=")[1] ?? "";
  const joinToken = mintJoinToken(
    {
      id: visitId,
      linkId: session.jti,
      linkIssuedAt: now.toISOString(),
      startsAt: now.toISOString(),
      durationMinutes: 30,
    },
    key,
  );
  test.each<[string, string | undefined, Date]>([
    ["without a cookie", undefined, now],
    ["after its end", cookie, new Date(now.getTime() + 60_000)],
    [
      "of another key",
      `${sessions.cookieName(visitId)}=${visitSessions("x".repeat(64), false).mint(session, now)}`,
      now,
    ],
    ["in another visit's cookie", `${sessions.cookieName(otherVisitId)}=${token}`, now],
    ["in a join token", `${sessions.cookieName(visitId)}=${joinToken}`, now],
    ["in garbage", `${sessions.cookieName(visitId)}=%%%`, now],
  ])("%s", (_what, header, at) => {
    expect(() => sessions.read(header, visitId, at)).toThrow(
      expect.objectContaining({ code: "unauthenticated" }),
    );
  });

  test("of one visit under the name of another", () => {
    const moved = `${sessions.cookieName(otherVisitId)}=${token}`;
    expect(() => sessions.read(moved, otherVisitId, now)).toThrow(
      expect.objectContaining({ code: "unauthenticated" }),
    );
  });
});

test("all valid sessions of a browser are found, and only those", () => {
  const expired = `${sessions.cookieName(otherVisitId)}=${sessions.mint({ ...session, exp: 1 }, now)}`;
  expect(sessions.readAll(`${cookie}; ${expired}; other=1`, now).map((found) => found.visitId)).toEqual([
    visitId,
  ]);
});
