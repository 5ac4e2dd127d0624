import type { Appointment } from "@televisit/protocol/appointments";
import { AppError } from "@televisit/protocol/errors";

/** A booking as the service keeps it. Instants are ISO 8601 text in UTC. */
export interface BookedAppointment {
  readonly id: string;
  readonly visitId: string;
  readonly professionalId: string;
  readonly clientName: string;
  readonly startsAt: string;
  readonly durationMinutes: number;
  readonly status: Appointment["status"];
  /** Changes when the link is revoked: a link with another id opens nothing. */
  readonly linkId: string;
  readonly linkIssuedAt: string;
}

/** The appointment, known to be open for changes. Throws `appointment_not_open`. */
export function openAppointment<T extends Pick<BookedAppointment, "status">>(appointment: T): T {
  if (appointment.status === "scheduled") return appointment;
  throw new AppError("appointment_not_open", `the appointment is ${appointment.status}`);
}

/** True when the change moves the appointment: the link was made for another time and must be replaced. */
export function isRescheduled(
  before: Pick<BookedAppointment, "startsAt" | "durationMinutes">,
  after: Pick<BookedAppointment, "startsAt" | "durationMinutes">,
): boolean {
  return before.startsAt !== after.startsAt || before.durationMinutes !== after.durationMinutes;
}

/** An instant in the one form that is stored, so that instants compare as text. */
export function instant(value: string | Date): string {
  return new Date(value).toISOString();
}
