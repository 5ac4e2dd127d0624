import { CreateAppointment } from "@televisit/protocol/appointments";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readAppointmentForm } from "./readAppointmentForm.ts";

const now = new Date("2026-03-01T08:00:00Z");
const fields = { clientName: " Ada Lovelace ", startsAt: "2026-07-15T10:00", duration: "30" };

describe("readAppointmentForm in Zurich", () => {
  beforeEach(() => vi.stubEnv("TZ", "Europe/Zurich"));
  afterEach(() => vi.unstubAllEnvs());

  it("sends the viewer's time as UTC, in a form that the protocol accepts", () => {
    const result = readAppointmentForm(fields, now);
    if (!result.ok) throw new Error("refused");
    expect(CreateAppointment.parse(result.appointment)).toEqual({
      clientName: "Ada Lovelace",
      startsAt: "2026-07-15T08:00:00.000Z",
      durationMinutes: 30,
    });
  });

  it("names every field that is wrong at once", () => {
    const result = readAppointmentForm({ clientName: "  ", startsAt: "", duration: "half an hour" }, now);
    expect(result).toEqual({
      ok: false,
      problems: { clientName: "nameMissing", startsAt: "timeMissing", duration: "durationRange" },
    });
  });

  it.each(["4", "481", "30.5", "-30", "1e2", ""])("refuses a duration of %j", (duration) => {
    const result = readAppointmentForm({ ...fields, duration }, now);
    expect(result).toEqual({ ok: false, problems: { duration: "durationRange" } });
  });

  it("refuses a time that does not exist because the clocks go forward", () => {
    const result = readAppointmentForm({ ...fields, startsAt: "2026-03-29T02:15" }, now);
    expect(result).toEqual({ ok: false, problems: { startsAt: "timeSkipped" } });
  });

  it("accepts an appointment that is running, refuses one that is over", () => {
    const begun = readAppointmentForm({ ...fields, startsAt: "2026-03-01T08:45" }, now);
    expect(begun.ok).toBe(true);
    const over = readAppointmentForm({ ...fields, startsAt: "2026-03-01T08:30" }, now);
    expect(over).toEqual({ ok: false, problems: { startsAt: "timeOver" } });
  });

  it("refuses a name longer than the protocol allows", () => {
    const result = readAppointmentForm({ ...fields, clientName: "a".repeat(81) }, now);
    expect(result).toEqual({ ok: false, problems: { clientName: "nameTooLong" } });
  });
});
