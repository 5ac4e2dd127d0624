import * as z from "zod/mini";
import { Instant, PersonName, Uuid } from "./ids.ts";

const DurationMinutes = z.int().check(z.gte(5), z.lte(480));

/** POST /api/appointments */
export const CreateAppointment = z.object({
  clientName: PersonName,
  startsAt: Instant,
  durationMinutes: DurationMinutes,
});
export type CreateAppointment = z.infer<typeof CreateAppointment>;

/** PATCH /api/appointments/:id. Rescheduling revokes the earlier join link. */
export const UpdateAppointment = z.object({
  clientName: z.optional(PersonName),
  startsAt: z.optional(Instant),
  durationMinutes: z.optional(DurationMinutes),
});
export type UpdateAppointment = z.infer<typeof UpdateAppointment>;

export const Appointment = z.object({
  id: Uuid,
  visitId: Uuid,
  clientName: PersonName,
  startsAt: Instant,
  durationMinutes: DurationMinutes,
  status: z.enum(["scheduled", "cancelled", "ended"]),
  /** The link to hand to the client; null once the appointment is cancelled or ended. */
  joinLink: z.nullable(z.string()),
});
export type Appointment = z.infer<typeof Appointment>;

/** GET /api/appointments?from&to: appointments that start in [from, to), by start. */
export const AppointmentRange = z.object({ from: Instant, to: Instant });
export const AppointmentList = z.object({ appointments: z.array(Appointment) });
export const AppointmentReply = z.object({ appointment: Appointment });
