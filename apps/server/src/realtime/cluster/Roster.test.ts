import { beforeEach, expect, test } from "vitest";
import { Roster } from "./Roster.ts";

const room = "participant:visit:person";
const there = { room, network: null };
let roster: Roster;
beforeEach(() => {
  roster = new Roster();
});

test("a room is occupied from when a process says so until it says otherwise", () => {
  expect(roster.hear("a", { type: "rooms", version: 4, rooms: [] }, 0)).toBe("followed");
  expect(roster.hear("a", { type: "room", version: 5, room, occupied: there }, 0)).toBe("followed");
  expect(roster.has(room)).toBe(true);
  expect(roster.hear("a", { type: "room", version: 6, room, occupied: null }, 0)).toBe("followed");
  expect(roster.has(room)).toBe(false);
});

test("what two processes say of one room is kept apart", () => {
  roster.hear("a", { type: "rooms", version: 0, rooms: [there] }, 0);
  roster.hear("b", { type: "rooms", version: 0, rooms: [there] }, 0);
  roster.hear("a", { type: "room", version: 1, room, occupied: null }, 0);
  expect(roster.has(room)).toBe(true);
});

test("news that was missed is noticed by the next, or by the pulse, and made up for by all rooms", () => {
  expect(roster.hear("a", { type: "alive", version: 0 }, 0)).toBe("missed");
  roster.hear("a", { type: "rooms", version: 0, rooms: [] }, 0);
  expect(roster.hear("a", { type: "alive", version: 0 }, 0)).toBe("followed");
  expect(roster.hear("a", { type: "room", version: 2, room, occupied: there }, 0)).toBe("missed");
  expect(roster.hear("a", { type: "alive", version: 2 }, 0)).toBe("missed");
  expect(roster.hear("a", { type: "rooms", version: 2, rooms: [there] }, 0)).toBe("corrected");
  expect(roster.hear("a", { type: "rooms", version: 2, rooms: [there] }, 0)).toBe("followed");
});

test("a process that is silent is forgotten with its rooms, and one that speaks is not", () => {
  roster.hear("a", { type: "rooms", version: 0, rooms: [there] }, 0);
  roster.hear("b", { type: "rooms", version: 0, rooms: [] }, 0);
  roster.hear("b", { type: "alive", version: 0 }, 3_000);
  expect(roster.forgetSilent(3_000)).toBe(false);
  expect(roster.forgetSilent(4_000)).toBe(true);
  expect(roster.has(room)).toBe(false);
  expect([roster.forget("a"), roster.forget("b")]).toEqual([false, true]);
});
