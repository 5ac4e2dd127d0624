import type { Kysely } from "kysely";
import type { BookedAppointment } from "../domain/appointment.ts";
import { appendFact } from "./auditChain.ts";
import type { Schema } from "./schema.ts";
import type { AppointmentStore, AuditFact, NewAppointment, Reschedule, VisitRecord } from "./store.ts";
import { selectVisits, toRecords, visitColumns } from "./visitRecords.ts";

/** Appointments over a database. */
export function appointmentStore(db: Kysely<Schema>): AppointmentStore {
  return {
    create: (appointment, fact) =>
      db.transaction().execute((transaction) => create(transaction, appointment, fact)),
    async find(appointmentId): Promise<VisitRecord | null> {
      const rows = await selectVisits(db).where("appointments.id", "=", appointmentId).execute();
      const [record] = toRecords(rows);
      return record ?? null;
    },
    list: (professionalId, from, to) => list(db, professionalId, from, to),
    rename: (appointmentId, clientName) =>
      db.transaction().execute((transaction) => rename(transaction, appointmentId, clientName)),
    reschedule: (change) => db.transaction().execute((transaction) => reschedule(transaction, change)),
  };
}

async function create(db: Kysely<Schema>, appointment: NewAppointment, fact: AuditFact): Promise<void> {
  const { client, professional, visitId, ...booking } = appointment;
  await db
    .insertInto("appointments")
    .values({ ...booking, status: "scheduled" })
    .execute();
  await db
    .insertInto("visits")
    .values({
      id: visitId,
      appointmentId: booking.id,
      professionalId: booking.professionalId,
      version: 1,
      turn: null,
      ...visitColumns({ state: "expected" }),
    })
    .execute();
  const page = { visitId, tabId: null, leftAt: null, handoverId: null };
  await db
    .insertInto("participants")
    .values([
      { id: client.id, role: "client", name: booking.clientName, ...page },
      { id: professional.id, role: "professional", name: professional.name, ...page },
    ])
    .execute();
  await appendFact(db, fact);
}

function list(
  db: Kysely<Schema>,
  professionalId: string,
  from: string,
  to: string,
): Promise<BookedAppointment[]> {
  return db
    .selectFrom("appointments")
    .innerJoin("visits", "visits.appointmentId", "appointments.id")
    .selectAll("appointments")
    .select("visits.id as visitId")
    .where("appointments.professionalId", "=", professionalId)
    .where("startsAt", ">=", from)
    .where("startsAt", "<", to)
    .orderBy("startsAt")
    .orderBy("appointments.id")
    .execute();
}

async function rename(db: Kysely<Schema>, appointmentId: string, clientName: string): Promise<void> {
  await db.updateTable("appointments").set({ clientName }).where("id", "=", appointmentId).execute();
  await db
    .updateTable("participants")
    .set({ name: clientName })
    .where("role", "=", "client")
    .where("visitId", "in", db.selectFrom("visits").select("id").where("appointmentId", "=", appointmentId))
    .execute();
}

async function reschedule(db: Kysely<Schema>, change: Reschedule): Promise<boolean> {
  const { appointmentId, version, startsAt, durationMinutes, linkId, linkIssuedAt } = change;
  const visit = await db
    .updateTable("visits")
    .set({ ...visitColumns({ state: "expected" }), turn: null, version: version + 1 })
    .where("appointmentId", "=", appointmentId)
    .where("version", "=", version)
    .returning("id")
    .executeTakeFirst();
  if (!visit) return false;
  await db
    .updateTable("appointments")
    .set({ startsAt, durationMinutes, linkId, linkIssuedAt })
    .where("id", "=", appointmentId)
    .execute();
  await db
    .updateTable("participants")
    .set({ tabId: null, leftAt: null, linkId: null }) // guests were invited to another time
    .where("visitId", "=", visit.id)
    .execute();
  await db.deleteFrom("offers").where("visitId", "=", visit.id).execute();
  await appendFact(db, change.fact);
  return true;
}
