import { expect, test } from "vitest";
import { isLive } from "./isLive.ts";

const createdAt = "2026-03-01T08:00:00.000Z";
const at = (time: string) => new Date(`2026-03-${time}:00.000Z`);

test("a session that nobody uses is over when its time is", () => {
  const session = { createdAt, expiresAt: "2026-03-01T16:00:00.000Z" };
  expect(isLive(session, at("01T15:59"))).toBe(true);
  expect(isLive(session, at("01T16:00"))).toBe(false);
});

test("a session that is used and prolonged all the time is over a day after it began", () => {
  const session = { createdAt, expiresAt: "2026-03-09T16:00:00.000Z" };
  expect(isLive(session, at("02T07:59"))).toBe(true);
  expect(isLive(session, at("02T08:00"))).toBe(false);
});
