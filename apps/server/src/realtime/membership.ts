import { AppError } from "@televisit/protocol/errors";
import { stillOpen } from "../domain/visit.ts";
import { currentLinkOf } from "../service/currentLink.ts";
import type { ParticipantRecord, Store, VisitRecord } from "../store/store.ts";
import { rooms } from "./rooms.ts";
import type { AppSocket, JoinedVisit } from "./socketTypes.ts";

export interface Membership {
  readonly record: VisitRecord;
  /** The participant for whom the socket speaks. */
  readonly me: ParticipantRecord;
}

/**
 * The visit, if it is one of the speaker's and not over. Throws `not_found` for anybody else's, so that
 * nobody learns which visits exist, `visit_ended`, and `link_cancelled` when a newer link has replaced theirs.
 */
export async function requireMember(
  store: Pick<Store, "visits">,
  socket: AppSocket,
  visitId: string,
): Promise<Membership> {
  const { speaker } = socket.data;
  if (speaker.role === "occupant") throw new AppError("not_found", "a room is no visit");
  const isElsewhere = speaker.role !== "professional" && speaker.visitId !== visitId;
  const record = isElsewhere ? null : await store.visits.find(visitId);
  const me = record?.participants.find((person) =>
    speaker.role === "professional" ? person.role === "professional" : person.id === speaker.participantId,
  );
  const isTheirs = record?.appointment.professionalId === speaker.professionalId;
  if (!record || !me || !isTheirs) throw new AppError("not_found", "no such visit");
  stillOpen(record.visit);
  if (speaker.role !== "professional" && speaker.linkId !== currentLinkOf(record, me)) {
    throw new AppError("link_cancelled", "the link was revoked");
  }
  return { record, me };
}

/** Whether this page has joined the visit and still speaks for its participant. */
export function speaksFor(socket: AppSocket, visitId: string): JoinedVisit | null {
  const joined = socket.data.joined[visitId];
  return joined && socket.rooms.has(rooms.participant(visitId, joined.participantId)) ? joined : null;
}

/**
 * The visit, if this page has joined it and still speaks. Besides what `requireMember` throws:
 * `visit_superseded` when a newer page took over, `forbidden` when it never joined.
 */
export async function requireJoined(
  store: Pick<Store, "visits">,
  socket: AppSocket,
  visitId: string,
): Promise<Membership> {
  const membership = await requireMember(store, socket, visitId);
  if (!socket.data.joined[visitId]) throw new AppError("forbidden", "join the visit first");
  if (membership.me.tabId !== socket.data.speaker.tabId || !speaksFor(socket, visitId)) {
    throw new AppError("visit_superseded", "another page speaks for this participant");
  }
  return membership;
}
