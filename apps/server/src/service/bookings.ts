import type { Appointment, CreateAppointment, UpdateAppointment } from "@televisit/protocol/appointments";
import { AppError } from "@televisit/protocol/errors";
import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { mintJoinToken } from "../auth/joinToken.ts";
import type { Config } from "../config.ts";
import { type BookedAppointment, instant, isRescheduled, openAppointment } from "../domain/appointment.ts";
import type { Store, VisitRecord } from "../store/store.ts";
import { applyEvent } from "./applyEvent.ts";
import type { Notices } from "./notices.ts";

/** The professional who acts. */
interface Booker {
  readonly professionalId: string;
  readonly name: string;
}

/** Everything a professional does with appointments. Each throws `not_found` for somebody else's. */
export interface Bookings {
  create(booker: Booker, wish: CreateAppointment): Promise<Appointment>;
  list(booker: Booker, from: string, to: string): Promise<Appointment[]>;
  /** Throws `appointment_not_open` once it is cancelled or ended. A new time revokes the join link. */
  update(booker: Booker, appointmentId: string, wish: UpdateAppointment): Promise<Appointment>;
  /** Throws `appointment_not_open` once it is cancelled or ended. */
  cancel(booker: Booker, appointmentId: string): Promise<Appointment>;
}

export interface BookingDependencies {
  readonly store: Store;
  readonly notices: Notices;
  readonly config: Pick<Config, "publicUrl" | "keys">;
  readonly now: () => Date;
}

/** Appointments over the store. */
export function bookings(dependencies: BookingDependencies): Bookings {
  const { store, notices, config } = dependencies;
  const own = async ({ professionalId }: Booker, appointmentId: string): Promise<VisitRecord> => {
    const record = await store.appointments.find(appointmentId);
    if (record?.appointment.professionalId !== professionalId)
      throw new AppError("not_found", "no such appointment");
    return record;
  };
  return {
    create: (booker, wish) => create(dependencies, booker, wish),
    async list({ professionalId }, from, to) {
      const found = await store.appointments.list(professionalId, instant(from), instant(to));
      return found.map((appointment) => present(appointment, config));
    },
    async update(booker, appointmentId, wish) {
      await update(dependencies, await own(booker, appointmentId), wish);
      const { appointment } = await own(booker, appointmentId);
      return present(appointment, config);
    },
    async cancel(booker, appointmentId) {
      const { id, appointment } = await own(booker, appointmentId);
      openAppointment(appointment);
      const at = dependencies.now().toISOString();
      const event = { type: "end", at, reason: "cancelled" } as const;
      const actor = `professional:${booker.professionalId}`;
      const { record } = await applyEvent(store, { visitId: id, event, actor, at });
      notices.visitClosed(record, "cancelled");
      notices.appointmentsChanged(booker.professionalId);
      return present({ ...appointment, status: "cancelled" }, config);
    },
  };
}

async function create(
  { store, notices, config, now }: BookingDependencies,
  booker: Booker,
  wish: CreateAppointment,
) {
  const at = now().toISOString();
  const appointment = {
    id: uuidv7(),
    visitId: uuidv7(),
    professionalId: booker.professionalId,
    clientName: wish.clientName,
    startsAt: instant(wish.startsAt),
    durationMinutes: wish.durationMinutes,
    linkId: uuidv4(),
    linkIssuedAt: at,
  };
  await store.appointments.create(
    { ...appointment, client: { id: uuidv4() }, professional: { id: uuidv4(), name: booker.name } },
    {
      at,
      actor: `professional:${booker.professionalId}`,
      action: "link-issue",
      visitId: appointment.visitId,
    },
  );
  notices.appointmentsChanged(booker.professionalId);
  return present({ ...appointment, status: "scheduled" }, config);
}

async function update(
  dependencies: BookingDependencies,
  record: VisitRecord,
  wish: UpdateAppointment,
): Promise<void> {
  const { store, notices, now } = dependencies;
  const before = openAppointment(record.appointment);
  const startsAt = wish.startsAt ? instant(wish.startsAt) : before.startsAt;
  const durationMinutes = wish.durationMinutes ?? before.durationMinutes;
  if (wish.clientName && wish.clientName !== before.clientName) {
    await store.appointments.rename(before.id, wish.clientName);
    notices.visitChanged(record.id);
    notices.queueChanged(before.professionalId);
  }
  if (isRescheduled(before, { startsAt, durationMinutes })) {
    const at = now().toISOString();
    const moved = await store.appointments.reschedule({
      appointmentId: before.id,
      version: record.version,
      startsAt,
      durationMinutes,
      linkId: uuidv4(),
      linkIssuedAt: at,
      fact: { at, actor: `professional:${before.professionalId}`, action: "reschedule", visitId: record.id },
    });
    if (!moved) throw new AppError("unavailable", "the visit changed at the same moment");
    notices.visitClosed(record, "rescheduled");
  }
  notices.appointmentsChanged(before.professionalId);
}

/** An appointment as its professional sees it, with the link while it can be used. */
function present(
  appointment: BookedAppointment,
  { publicUrl, keys }: BookingDependencies["config"],
): Appointment {
  const { id, visitId, clientName, startsAt, durationMinutes, status } = appointment;
  const joinLink =
    status === "scheduled" ? `${publicUrl}/join#${mintJoinToken(appointment, keys.joinLinks)}` : null;
  return { id, visitId, clientName, startsAt, durationMinutes, status, joinLink };
}
