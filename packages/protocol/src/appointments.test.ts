import { expect, test } from "vitest";
import { CreateAppointment, UpdateAppointment } from "./appointments.ts";

const appointment = { clientName: "Sam Carter", startsAt: "2026-03-01T09:30:00.000Z", durationMinutes: 30 };

test("an appointment has a client, a start and a duration", () => {
  expect(CreateAppointment.parse(appointment)).toEqual(appointment);
});

test.each([4, 481, 30.5, Number.NaN, "30"])("a duration of %j minutes is refused", (durationMinutes) => {
  expect(CreateAppointment.safeParse({ ...appointment, durationMinutes }).success).toBe(false);
  expect(UpdateAppointment.safeParse({ durationMinutes }).success).toBe(false);
});

test.each([5, 480])("a duration of %j minutes passes", (durationMinutes) => {
  expect(CreateAppointment.safeParse({ ...appointment, durationMinutes }).success).toBe(true);
});

test.each(["clientName", "startsAt", "durationMinutes"])(
  "an appointment needs %s, a change of one does not",
  (key) => {
    expect(CreateAppointment.safeParse({ ...appointment, [key]: undefined }).success).toBe(false);
    const { [key]: _, ...rest } = appointment as Record<string, unknown>;
    expect(UpdateAppointment.safeParse(rest).success).toBe(true);
  },
);

test("ids and links in a request do not survive parsing", () => {
  const forged = {
    ...appointment,
    id: "0198c0de-0000-7000-8000-000000000001",
    joinLink: "https://example.test",
  };
  expect(CreateAppointment.parse(forged)).toEqual(appointment);
});
