import type { Appointment } from "@televisit/protocol/appointments";
import type { RunningEntry, WaitingEntry } from "@televisit/protocol/visit";

/** Where an appointment has got to; a key of the catalogue's `appointments.status`. */
export type Progress = Appointment["status"] | "waiting" | "running";

/** An appointment's status, made precise by what the live waiting room says of it. */
export function progressOf(
  { id, status }: Appointment,
  waiting: readonly WaitingEntry[],
  running: readonly RunningEntry[],
): Progress {
  if (status !== "scheduled") return status;
  if (running.some((entry) => entry.appointmentId === id)) return "running";
  return waiting.some((entry) => entry.appointmentId === id) ? "waiting" : "scheduled";
}
