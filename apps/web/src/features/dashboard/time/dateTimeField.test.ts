import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fromDateTimeField, nextQuarter, toDateTimeField } from "./dateTimeField.ts";

describe("a date and time field in Zurich", () => {
  beforeEach(() => vi.stubEnv("TZ", "Europe/Zurich"));
  afterEach(() => vi.unstubAllEnvs());

  it("shows an instant in the viewer's zone, in winter and in summer", () => {
    expect(toDateTimeField(new Date("2026-01-15T08:05:00Z"))).toBe("2026-01-15T09:05");
    expect(toDateTimeField(new Date("2026-07-15T08:05:00Z"))).toBe("2026-07-15T10:05");
  });

  it("reads back the instant that it shows", () => {
    const instant = new Date("2026-07-15T08:05:00Z");
    expect(fromDateTimeField(toDateTimeField(instant))).toEqual(instant);
  });

  it("refuses a time that the clocks jump over", () => {
    expect(fromDateTimeField("2026-03-29T02:30")).toBe("skipped");
    expect(fromDateTimeField("2026-03-29T03:00")).toEqual(new Date("2026-03-29T01:00:00Z"));
  });

  it("takes an hour that comes twice the first time", () => {
    expect(fromDateTimeField("2026-10-25T02:30")).toEqual(new Date("2026-10-25T00:30:00Z"));
  });

  it("says that an empty or half-filled field is missing", () => {
    expect(fromDateTimeField("")).toBe("missing");
    expect(fromDateTimeField("2026-10-25")).toBe("missing");
    expect(fromDateTimeField("2026-13-45T99:00")).toBe("missing");
  });
});

describe("the next quarter of an hour", () => {
  it("is always later than now", () => {
    expect(nextQuarter(new Date("2026-01-15T08:00:00Z"))).toEqual(new Date("2026-01-15T08:15:00Z"));
    expect(nextQuarter(new Date("2026-01-15T08:59:59Z"))).toEqual(new Date("2026-01-15T09:00:00Z"));
  });
});
