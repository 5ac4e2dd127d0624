import type { Kysely, Selectable } from "kysely";
import type { BookedAppointment } from "../domain/appointment.ts";
import type { Guest } from "../domain/guest.ts";
import type { Visit } from "../domain/visit.ts";
import type { Schema } from "./schema.ts";
import type { ParticipantRecord, VisitRecord } from "./store.ts";

type VisitColumns = Omit<Selectable<Schema["visits"]>, "id">;
type Person = Omit<Selectable<Schema["participants"]>, "handoverId">;
type VisitRow = VisitColumns & Omit<BookedAppointment, "id">;

/** Visits with their appointments: the base of every read of a whole record. */
export function selectVisits(db: Kysely<Schema>) {
  return db
    .selectFrom("visits")
    .innerJoin("appointments", "appointments.id", "visits.appointmentId")
    .select([
      "visits.id as visitId",
      "visits.appointmentId",
      "visits.state",
      "visits.version",
      "visits.waitingSince",
      "visits.sentBack",
      "visits.admittedAt",
      "visits.endedAt",
      "visits.endReason",
      "appointments.professionalId",
      "appointments.clientName",
      "appointments.startsAt",
      "appointments.durationMinutes",
      "appointments.status",
      "appointments.linkId",
      "appointments.linkIssuedAt",
    ]);
}

/** Completes visit rows with their participants, in the order of the rows. */
export async function toRecords(db: Kysely<Schema>, rows: readonly VisitRow[]): Promise<VisitRecord[]> {
  if (rows.length === 0) return [];
  const people = await db
    .selectFrom("participants")
    .select(["id", "visitId", "role", "name", "tabId", "leftAt"])
    .select(["relation", "linkId", "linkIssuedAt", "waitingSince", "admittedTo"])
    .where(
      "visitId",
      "in",
      rows.map((row) => row.visitId),
    )
    .orderBy("role")
    .orderBy("id")
    .execute();
  const byVisit = Map.groupBy(people, (person) => person.visitId);
  return rows.map((row) => toRecord(row, (byVisit.get(row.visitId) ?? []).map(toParticipant)));
}

function toParticipant(person: Person): ParticipantRecord {
  const { id, role, name, tabId, leftAt } = person;
  return { id, role, name, tabId, left: leftAt !== null, guest: toGuest(person) };
}

function toGuest({ relation, linkId, linkIssuedAt, waitingSince, admittedTo }: Person): Guest | null {
  if (relation === null || linkIssuedAt === null) return null;
  return { relation, linkId, linkIssuedAt, waitingSince, admittedTo };
}

function toRecord(row: VisitRow, participants: ParticipantRecord[]): VisitRecord {
  const { visitId, appointmentId, version, professionalId, clientName, startsAt, durationMinutes } = row;
  return {
    id: visitId,
    version,
    visit: toVisit(row),
    appointment: {
      id: appointmentId,
      visitId,
      professionalId,
      clientName,
      startsAt,
      durationMinutes,
      status: row.status,
      linkId: row.linkId,
      linkIssuedAt: row.linkIssuedAt,
    },
    participants,
  };
}

function toVisit(row: VisitColumns): Visit {
  const { state, waitingSince, admittedAt, endedAt, endReason } = row;
  if (state === "expected") return { state };
  if (state === "waiting" && waitingSince) return { state, waitingSince, sentBack: row.sentBack === 1 };
  if (state === "admitted" && waitingSince && admittedAt) return { state, waitingSince, admittedAt };
  if (state === "ended" && endedAt && endReason) return { state, endedAt, reason: endReason };
  throw new Error(`a ${state} visit of appointment ${row.appointmentId} is incomplete`);
}

/** The columns of a visit's state; what the state does not have is null. */
export function visitColumns(visit: Visit) {
  return {
    state: visit.state,
    waitingSince: "waitingSince" in visit ? visit.waitingSince : null,
    sentBack: visit.state === "waiting" && visit.sentBack ? 1 : 0,
    admittedAt: visit.state === "admitted" ? visit.admittedAt : null,
    endedAt: visit.state === "ended" ? visit.endedAt : null,
    endReason: visit.state === "ended" ? visit.reason : null,
  };
}
