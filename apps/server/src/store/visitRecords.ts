import type { Kysely, Selectable } from "kysely";
import type { BookedAppointment } from "../domain/appointment.ts";
import type { Guest } from "../domain/guest.ts";
import type { Visit } from "../domain/visit.ts";
import type { Schema } from "./schema.ts";
import type { ParticipantRecord, VisitRecord } from "./store.ts";

type VisitColumns = Omit<Selectable<Schema["visits"]>, "id" | "professionalId" | "turn">;
type Person = Selectable<Schema["participants"]>;

/** A participant with their visit and its appointment. */
export interface RecordRow extends VisitColumns, Omit<BookedAppointment, "id"> {
  readonly personId: string;
  readonly role: Person["role"];
  readonly name: string;
  readonly tabId: string | null;
  readonly leftAt: string | null;
  readonly relation: Person["relation"];
  readonly guestLinkId: string | null;
  readonly guestLinkIssuedAt: string | null;
  readonly guestWaitingSince: string | null;
  readonly admittedTo: string | null;
}

/** Visits with their appointments and participants, a row for each participant: the base of every read of a whole record. */
export function selectVisits(db: Kysely<Schema>) {
  return db
    .selectFrom("visits")
    .innerJoin("appointments", "appointments.id", "visits.appointmentId")
    .innerJoin("participants", "participants.visitId", "visits.id")
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
      "visits.professionalId",
      "appointments.clientName",
      "appointments.startsAt",
      "appointments.durationMinutes",
      "appointments.status",
      "appointments.linkId",
      "appointments.linkIssuedAt",
      "participants.id as personId",
      "participants.role",
      "participants.name",
      "participants.tabId",
      "participants.leftAt",
      "participants.relation",
      "participants.linkId as guestLinkId",
      "participants.linkIssuedAt as guestLinkIssuedAt",
      "participants.waitingSince as guestWaitingSince",
      "participants.admittedTo",
    ])
    .orderBy("participants.role")
    .orderBy("participants.id");
}

/** The visits of those rows, whose participants stay in their order. */
export function toRecords(rows: readonly RecordRow[]): VisitRecord[] {
  const byVisit = Map.groupBy(rows, (row) => row.visitId);
  return [...byVisit.values()].flatMap((people) => (people[0] ? toRecord(people[0], people) : []));
}

function toParticipant(row: RecordRow): ParticipantRecord {
  const { personId, role, name, tabId, leftAt } = row;
  return { id: personId, role, name, tabId, left: leftAt !== null, guest: toGuest(row) };
}

function toGuest(row: RecordRow): Guest | null {
  const { relation, guestLinkId: linkId, guestLinkIssuedAt: linkIssuedAt } = row;
  if (relation === null || linkIssuedAt === null) return null;
  return { relation, linkId, linkIssuedAt, waitingSince: row.guestWaitingSince, admittedTo: row.admittedTo };
}

function toRecord(row: RecordRow, people: readonly RecordRow[]): VisitRecord {
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
    participants: people.map(toParticipant),
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
