import type { CheckInReply } from "@televisit/protocol/checkIn";
import type { VisitSessions } from "../auth/visitSession.ts";
import { joinWindow } from "../domain/joinWindow.ts";
import type { VisitRecord } from "../store/store.ts";
import { participantOf } from "./participantOf.ts";

/** A client's right to speak in a visit, and the token for the cookie that carries it. */
export interface CheckedIn {
  readonly reply: CheckInReply;
  readonly session: string;
  readonly expiresAt: Date;
}

/** Opens a session of a visit's client that ends with the join link. */
export function openVisitSession(
  sessions: Pick<VisitSessions, "mint">,
  record: VisitRecord,
  now: Date,
): CheckedIn {
  const { id: visitId, appointment } = record;
  const participantId = participantOf(record, "client").id;
  const expiresAt = joinWindow(appointment).closesAt;
  const exp = Math.floor(expiresAt.getTime() / 1000);
  const session = sessions.mint({ sub: participantId, visitId, jti: appointment.linkId, exp }, now);
  return { reply: { visitId, participantId }, session, expiresAt };
}
