import type { ParticipantRole } from "@televisit/protocol/visit";
import type { ParticipantRecord, VisitRecord } from "../store/store.ts";

/** The client or the professional of a visit; every visit is made with one of each. */
export function participantOf(record: VisitRecord, role: ParticipantRole): ParticipantRecord {
  const found = record.participants.find((person) => person.role === role);
  if (!found) throw new Error(`visit ${record.id} has no ${role}`);
  return found;
}
