import { expect, it } from "vitest";
import { describeTime } from "./describeTime.ts";

it("tells the time in the viewer's zone, not the server's", () => {
  const time = describeTime("2026-07-01T12:30:00.000Z", 30, "en-GB", "Europe/Berlin");
  expect(time.day).toContain("1 July 2026");
  expect(time.hours).toMatch(/14:30.15:00/);
  expect(time.zone).toBe("Central European Summer Time");
});

it("names the day in the viewer's zone when midnight lies between", () => {
  const time = describeTime("2026-07-01T23:30:00.000Z", 30, "en-GB", "Asia/Tokyo");
  expect(time.day).toContain("2 July 2026");
});
