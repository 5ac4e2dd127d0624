import type { CheckInReply } from "@televisit/protocol/checkIn";
import type { VisitSessions } from "../auth/visitSession.ts";
import { joinWindow } from "../domain/joinWindow.ts";
import type { ParticipantRecord, VisitRecord } from "../store/store.ts";

/** A client's or guest's right to speak in a visit, and the token for the cookie that carries it. */
export interface CheckedIn {
  readonly reply: CheckInReply;
  readonly session: string;
  readonly expiresAt: Date;
}

/** Opens a session of somebody who came by a link; it ends with the visit's join link. */
export function openVisitSession(
  sessions: Pick<VisitSessions, "mint">,
  record: VisitRecord,
  { person, linkId }: { person: ParticipantRecord; linkId: string },
  now: Date,
): CheckedIn {
  const { id: visitId, appointment } = record;
  const participantId = person.id;
  const expiresAt = joinWindow(appointment).closesAt;
  const exp = Math.floor(expiresAt.getTime() / 1000);
  const session = sessions.mint({ sub: participantId, visitId, jti: linkId, exp }, now);
  return { reply: { visitId, participantId }, session, expiresAt };
}
