import { describe, expect, it } from "vitest";
import { minutesWaiting } from "./minutesWaiting.ts";

const since = "2026-01-15T08:00:00.000Z";
const at = (time: string) => Date.parse(`2026-01-15T${time}Z`);

describe("minutesWaiting", () => {
  it("counts whole minutes", () => {
    expect(minutesWaiting(since, at("08:00:59"), 0)).toBe(0);
    expect(minutesWaiting(since, at("08:01:00"), 0)).toBe(1);
    expect(minutesWaiting(since, at("09:01:30"), 0)).toBe(61);
  });

  it("goes by the server's clock when this device's is wrong", () => {
    expect(minutesWaiting(since, at("07:05:00"), 3_600_000)).toBe(5);
  });

  it("never says that somebody has waited for less than nothing", () => {
    expect(minutesWaiting(since, at("07:59:50"), 0)).toBe(0);
  });
});
