import { expect, it } from "vitest";
import { formatElapsed } from "./formatElapsed.ts";

it("shows minutes and seconds", () => {
  expect(formatElapsed(247_900)).toBe("4:07");
});

it("shows hours once there are any", () => {
  expect(formatElapsed(3_765_000)).toBe("1:02:45");
});

it("never shows a negative time when clocks disagree", () => {
  expect(formatElapsed(-5_000)).toBe("0:00");
});
