import { AppError } from "@televisit/protocol/errors";
import { judgeJoinLink } from "../auth/joinToken.ts";
import { stillOpen } from "../domain/visit.ts";
import type { ParticipantRecord, VisitRecord } from "../store/store.ts";

/** The id of the link by which a participant is here now; null for a guest whose link is revoked. */
export function currentLinkOf({ appointment }: Pick<VisitRecord, "appointment">, person: ParticipantRecord) {
  return person.guest ? person.guest.linkId : appointment.linkId;
}

/** Decides whether this link of theirs opens their visit now. Throws what `judgeJoinLink` does. */
export function judgeCurrentLink(
  record: Pick<VisitRecord, "appointment">,
  person: ParticipantRecord,
  link: Parameters<typeof judgeJoinLink>[0],
  now: Date,
): void {
  const { status } = record.appointment;
  judgeJoinLink(link, { status, linkId: currentLinkOf(record, person) }, now);
}

/** Throws `visit_ended`, or `link_cancelled` when the link by which the session began is not theirs any more. */
export function requireCurrentLink(record: VisitRecord, person: ParticipantRecord, linkId: string): void {
  if (record.appointment.status === "cancelled" || currentLinkOf(record, person) !== linkId) {
    throw new AppError("link_cancelled", "the link was revoked");
  }
  stillOpen(record.visit);
}
