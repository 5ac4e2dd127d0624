import { expect, test } from "vitest";
import { placeOf, type Waiting, waitingOrder } from "./waitingRoom.ts";

function client(visitId: string, startsAt: string, waitingSince: string): Waiting {
  const today = (time: string) => `2026-03-01T${time}:00.000Z`;
  return { visitId, startsAt: today(startsAt), waitingSince: today(waitingSince) };
}

const order = (clients: Waiting[]) => waitingOrder(clients).map((one) => one.visitId);

test("who comes early waits behind an earlier appointment", () => {
  expect(order([client("late appointment", "10:30", "09:00"), client("on time", "10:00", "09:59")])).toEqual([
    "on time",
    "late appointment",
  ]);
});

test("who comes late lines up behind those who were on time", () => {
  expect(order([client("late", "10:00", "10:20"), client("on time", "10:15", "10:10")])).toEqual([
    "on time",
    "late",
  ]);
});

test("at the same turn the one who has waited longer is first", () => {
  expect(order([client("second", "10:00", "09:55"), client("first", "10:00", "09:50")])).toEqual([
    "first",
    "second",
  ]);
});

test("the order of equals does not depend on the order in which they were read", () => {
  const a = client("a", "10:00", "09:50");
  const b = client("b", "10:00", "09:50");
  expect(order([a, b])).toEqual(order([b, a]));
});

test("places count from one, and who does not wait has none", () => {
  const clients = [client("b", "10:30", "09:00"), client("a", "10:00", "09:30")];
  expect([placeOf("a", clients), placeOf("b", clients), placeOf("c", clients)]).toEqual([1, 2, null]);
});
