import type { VisitState } from "@televisit/protocol/visit";
import { guestState } from "../domain/guest.ts";
import type { ParticipantRecord, VisitRecord } from "../store/store.ts";

/** The state of a visit as it is for one participant: a guest waits while the visit runs. */
export function stateOf({ visit }: Pick<VisitRecord, "visit">, { guest }: ParticipantRecord): VisitState {
  if (!guest || visit.state === "ended") return visit.state;
  const state = guestState(visit, guest);
  return state === "revoked" ? "ended" : state;
}

/** Whether signals may pass to and from a participant now. */
export function isAdmitted(record: Pick<VisitRecord, "visit">, person: ParticipantRecord): boolean {
  return stateOf(record, person) === "admitted";
}
