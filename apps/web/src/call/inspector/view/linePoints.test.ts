import { expect, test } from "vitest";
import { linePoints } from "./linePoints.ts";

test("the latest value is at the right, the greatest at the top, and none at the bottom", () => {
  expect(linePoints([0, 50, 100], 100)).toEqual(["289.8,59.0 294.9,30.0 300.0,1.0"]);
});

test("what was not measured is a gap, at the ends too", () => {
  expect(
    linePoints([null, 10, null, null, 10, 10, null], 10).map((piece) => piece.split(" ").length),
  ).toEqual([1, 2]);
});

test("nothing but zeros is a line at the bottom, and nothing at all is no line", () => {
  expect(linePoints([0, 0], 0)).toEqual(["294.9,59.0 300.0,59.0"]);
  expect(linePoints([], 0)).toEqual([]);
});

test("a long line fills the whole width", () => {
  const points =
    linePoints(
      Array.from({ length: 300 }, () => 1),
      1,
    )[0]?.split(" ") ?? [];
  expect([points.length, points[0], points.at(-1)]).toEqual([300, "0.0,1.0", "300.0,1.0"]);
});
