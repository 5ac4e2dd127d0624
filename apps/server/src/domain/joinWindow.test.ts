import { expect, test } from "vitest";
import { joinWindow } from "./joinWindow.ts";

test("a link opens an hour before the start and closes four hours after the planned end", () => {
  expect(joinWindow({ startsAt: "2026-03-01T10:00:00.000Z", durationMinutes: 30 })).toEqual({
    opensAt: new Date("2026-03-01T09:00:00.000Z"),
    closesAt: new Date("2026-03-01T14:30:00.000Z"),
  });
});
