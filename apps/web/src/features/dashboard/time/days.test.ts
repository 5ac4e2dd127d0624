import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dayOf, rangeOf, shiftDay } from "./days.ts";

describe("days in Zurich", () => {
  beforeEach(() => vi.stubEnv("TZ", "Europe/Zurich"));
  afterEach(() => vi.unstubAllEnvs());

  it("takes the viewer's day, not that of UTC", () => {
    expect(dayOf(new Date("2026-06-30T22:30:00Z"))).toBe("2026-07-01");
  });

  it("steps over the ends of months and years", () => {
    expect(shiftDay("2026-12-31", 1)).toBe("2027-01-01");
    expect(shiftDay("2028-03-01", -1)).toBe("2028-02-29");
  });

  it("steps over the days on which the clocks change", () => {
    expect(shiftDay("2026-03-29", 1)).toBe("2026-03-30");
    expect(shiftDay("2026-10-26", -1)).toBe("2026-10-25");
  });

  it("covers 23 hours when the clocks go forward and 25 when they go back", () => {
    expect(rangeOf("2026-03-29")).toEqual({
      from: "2026-03-28T23:00:00.000Z",
      to: "2026-03-29T22:00:00.000Z",
    });
    expect(rangeOf("2026-10-25")).toEqual({
      from: "2026-10-24T22:00:00.000Z",
      to: "2026-10-25T23:00:00.000Z",
    });
  });
});
