import { expect, test } from "vitest";
import { roomSessions } from "./roomSession.ts";
import { signToken } from "./signedToken.ts";
import { visitSessions } from "./visitSession.ts";

const key = "k".repeat(64);
const now = new Date("2026-03-01T10:00:00.000Z");
const sessions = roomSessions(key, false);
const mine = sessions.open(now);
const cookieOf = (participantId: string, token: string) => `${sessions.cookieName(participantId)}=${token}`;
const cookie = cookieOf(mine.participantId, mine.token);
const later = new Date(now.getTime() + 12 * 3_600_000);

test("a session is read back from among other cookies", () => {
  expect(sessions.read(`theme=dark; ${cookie}; x=1`, mine.participantId, now)).toMatchObject({
    participantId: mine.participantId,
    expiresAt: later,
  });
  expect(sessions.readAll(`${cookie}; televisit_room_x=1`, now)).toHaveLength(1);
});

test("every session is somebody else's, with the host prefix over https", () => {
  expect(sessions.open(now).participantId).not.toBe(mine.participantId);
  expect(roomSessions(key, true).cookieName(mine.participantId)).toMatch(/^__Host-televisit_room_/);
});

test("there is none when it is over, changed, somebody else's or of another kind", () => {
  const other = sessions.open(now);
  const exp = later.getTime() / 1000;
  const visit = visitSessions(key, false).mint(
    { sub: mine.participantId, visitId: mine.participantId, jti: mine.participantId, exp },
    now,
  );
  const foreign = signToken(
    { purpose: "room-session", sub: mine.participantId, iat: 1, exp },
    "x".repeat(64),
  );
  const wrong: [string | undefined, Date][] = [
    [undefined, now],
    ["", now],
    [cookie, later],
    [cookie.slice(0, -2), now],
    [cookieOf(mine.participantId, other.token), now],
    [cookieOf(mine.participantId, visit), now],
    [cookieOf(mine.participantId, foreign), now],
  ];
  for (const [header, at] of wrong) {
    expect(() => sessions.read(header, mine.participantId, at)).toThrow(
      expect.objectContaining({ code: "unauthenticated" }),
    );
  }
});
