import type { CreateAppointment } from "@televisit/protocol/appointments";
import { fromDateTimeField } from "../time/dateTimeField.ts";

/** The fields of an appointment as they were typed. */
export interface AppointmentFields {
  clientName: string;
  startsAt: string;
  duration: string;
}

/** What is wrong with a field; a key of the catalogue's `form.wrong`. */
export type FieldProblem =
  | "nameMissing"
  | "nameTooLong"
  | "timeMissing"
  | "timeSkipped"
  | "timeOver"
  | "durationRange";

export type FieldProblems = Partial<Record<keyof AppointmentFields, FieldProblem>>;

type Result = { ok: true; appointment: CreateAppointment } | { ok: false; problems: FieldProblems };

/**
 * Reads the appointment form: the time in the viewer's zone, the length in minutes.
 * @param now an appointment that would be over by then is refused
 */
export function readAppointmentForm(fields: AppointmentFields, now: Date): Result {
  const clientName = fields.clientName.trim();
  const durationMinutes = readDuration(fields.duration);
  const startsAt = fromDateTimeField(fields.startsAt);
  const name = nameProblem(clientName);
  if (startsAt === "missing" || startsAt === "skipped" || durationMinutes === null || name) {
    return {
      ok: false,
      problems: { ...name, ...timeProblem(startsAt), ...durationProblem(durationMinutes) },
    };
  }
  if (startsAt.getTime() + durationMinutes * 60_000 <= now.getTime()) {
    return { ok: false, problems: { startsAt: "timeOver" } };
  }
  return { ok: true, appointment: { clientName, startsAt: startsAt.toISOString(), durationMinutes } };
}

function nameProblem(name: string): FieldProblems | null {
  if (name === "") return { clientName: "nameMissing" };
  return name.length > 80 ? { clientName: "nameTooLong" } : null;
}

function timeProblem(startsAt: ReturnType<typeof fromDateTimeField>): FieldProblems | null {
  if (startsAt === "missing") return { startsAt: "timeMissing" };
  return startsAt === "skipped" ? { startsAt: "timeSkipped" } : null;
}

function durationProblem(minutes: number | null): FieldProblems | null {
  return minutes === null ? { duration: "durationRange" } : null;
}

/** The limits are the protocol's. */
function readDuration(text: string): number | null {
  if (!/^\d{1,3}$/.test(text.trim())) return null;
  const minutes = Number(text);
  return minutes >= 5 && minutes <= 480 ? minutes : null;
}
