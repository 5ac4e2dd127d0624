import { expect, test } from "vitest";
import { type Corner, cornerByKey, cornerOf, nearestCorner, nextCorner } from "./corner.ts";

test("each arrow key leads along its edge, and stays at the end of it", () => {
  let corner: Corner | null = "bottom-right";
  const path = ["ArrowLeft", "ArrowUp", "ArrowUp", "ArrowRight", "ArrowDown"].map((key) => {
    corner = corner && cornerByKey(corner, key);
    return corner;
  });
  expect(path).toEqual(["bottom-left", "top-left", "top-left", "top-right", "bottom-right"]);
  expect(cornerByKey("top-left", "Enter")).toBeNull();
});

test("where it is dropped, it goes to the nearest corner", () => {
  expect(nearestCorner(0.2, 0.1)).toBe("top-left");
  expect(nearestCorner(0.9, 0.1)).toBe("top-right");
  expect(nearestCorner(0.4, 0.8)).toBe("bottom-left");
  expect(nearestCorner(0.6, 0.6)).toBe("bottom-right");
});

test("pressing again and again visits all four corners", () => {
  const seen = new Set<Corner>();
  for (let corner: Corner = "bottom-right"; !seen.has(corner); corner = nextCorner(corner)) seen.add(corner);
  expect(seen.size).toBe(4);
});

test("a stored text that names no corner means the usual one", () => {
  expect(cornerOf("top-left")).toBe("top-left");
  expect(cornerOf("middle")).toBe("bottom-right");
  expect(cornerOf(undefined)).toBe("bottom-right");
});
