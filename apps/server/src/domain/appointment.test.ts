import { expect, test } from "vitest";
import { instant, isRescheduled, openAppointment } from "./appointment.ts";

const booked = { startsAt: "2026-03-01T10:00:00.000Z", durationMinutes: 30 };

test.each([
  ["another start", { ...booked, startsAt: "2026-03-02T10:00:00.000Z" }, true],
  ["another duration", { ...booked, durationMinutes: 45 }, true],
  ["the same time", { ...booked }, false],
])("%s: rescheduled is told right", (_what, after, expected) => {
  expect(isRescheduled(booked, after)).toBe(expected);
});

test.each(["cancelled", "ended"] as const)("an appointment that is %s takes no changes", (status) => {
  expect(() => openAppointment({ status })).toThrow(
    expect.objectContaining({ code: "appointment_not_open" }),
  );
});

test("instants get the one form in which they compare as text", () => {
  expect(instant("2026-03-01T10:00:00Z")).toBe("2026-03-01T10:00:00.000Z");
});
