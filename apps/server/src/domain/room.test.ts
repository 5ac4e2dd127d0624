import { describe, expect, test } from "vitest";
import { goodRoomName, isDeserted, isOutlived, lapsedSeats, type Room } from "./room.ts";

const now = new Date("2026-03-01T10:00:00.000Z");
const GRACE = 30_000;
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString();
const seat = (participantId: string, lostAt: string | null = null) => ({
  participantId,
  name: participantId,
  tabId: participantId,
  arrival: 1,
  takenAt: ago(100),
  lostAt,
});
const room = (taken: Room["taken"], createdAt = ago(100)): Room => ({
  id: "room",
  name: "Blue",
  seats: 4,
  creatorId: "creator",
  createdAt,
  taken,
});

test("a name is kept in its tidy form, or refused with the reason", () => {
  expect(goodRoomName("  Team   Blue ")).toBe("Team Blue");
  const problem = { code: "room_name_invalid", details: { reason: "characters" } };
  expect(() => goodRoomName("Team/Blue")).toThrow(expect.objectContaining(problem));
});

describe("a room is deserted", () => {
  test.each([
    ["not before anybody came", [], false],
    ["not while somebody is there", [seat("creator", ago(1)), seat("kim")], false],
    ["when all of them are gone", [seat("creator", ago(1)), seat("kim", ago(0))], true],
  ])("%s", (_when, taken, expected) => {
    expect(isDeserted(room(taken))).toBe(expected);
  });
});

describe("a room ends by itself", () => {
  test.each<[string, Room, boolean]>([
    ["not while somebody may still come", room([], ago(29)), false],
    ["when nobody came", room([], ago(30)), true],
    ["not while all are there", room([seat("creator"), seat("kim")]), false],
    ["not while those who are gone may come back", room([seat("creator", ago(29))]), false],
    ["when none of them came back", room([seat("creator", ago(30)), seat("kim", ago(40))]), true],
    ["when its creator did not, and one is left", room([seat("creator", ago(30)), seat("kim")]), true],
    [
      "not when its creator did not, but two talk",
      room([seat("creator", ago(30)), seat("a"), seat("b")]),
      false,
    ],
    ["not when somebody else did not come back", room([seat("creator"), seat("kim", ago(90))]), false],
    ["not because its creator left", room([seat("kim")]), false],
  ])("%s", (_when, one, expected) => {
    expect(isOutlived(one, now, GRACE)).toBe(expected);
  });
});

test("a seat is free again when its person was gone for the whole grace", () => {
  const lapsed = lapsedSeats(room([seat("a", ago(30)), seat("b", ago(29)), seat("c")]), now, GRACE);
  expect(lapsed.map(({ participantId }) => participantId)).toEqual(["a"]);
});
