import { AppError } from "@televisit/protocol/errors";
import { Handshake } from "@televisit/protocol/events";
import type { Professionals } from "../auth/professionals.ts";
import type { RoomSessions } from "../auth/roomSession.ts";
import type { VisitSessions } from "../auth/visitSession.ts";
import { parseInput } from "../parseInput.ts";
import { requireCurrentLink } from "../service/currentLink.ts";
import type { Store } from "../store/store.ts";
import type { Speaker } from "./socketTypes.ts";

export interface AuthenticateDependencies {
  readonly professionals: Pick<Professionals, "identify">;
  readonly sessions: VisitSessions;
  readonly roomSessions: RoomSessions;
  readonly store: Pick<Store, "visits">;
  readonly now: () => Date;
}

/**
 * Who connects: the handshake says which cookie to look at, the cookie alone says who that is.
 * Throws `invalid_input`, `unauthenticated`, `link_cancelled` or `visit_ended`.
 */
export async function authenticate(
  { professionals, sessions, roomSessions, store, now }: AuthenticateDependencies,
  auth: unknown,
  cookieHeader: string | undefined,
): Promise<Speaker> {
  const handshake = parseInput(Handshake, auth);
  const { tabId } = handshake;
  if (handshake.as === "professional") {
    const identity = await professionals.identify(cookieHeader);
    if (!identity) throw new AppError("unauthenticated", "nobody is signed in");
    const { professionalId, sessionId } = identity;
    return { role: "professional", tabId, professionalId, sessionId };
  }
  if (handshake.as === "occupant") {
    const { participantId, expiresAt } = roomSessions.read(cookieHeader, handshake.participantId, now());
    return { role: "occupant", tabId, participantId, endsAt: expiresAt.getTime() };
  }
  const session = sessions.read(cookieHeader, handshake.visitId, now());
  const record = await store.visits.find(session.visitId);
  const me = record?.participants.find((person) => person.id === session.sub);
  if (!record || !me) throw new AppError("unauthenticated", "the session belongs to no visit");
  requireCurrentLink(record, me, session.jti);
  const { sub: participantId, visitId, jti: linkId, exp } = session;
  const { professionalId } = record.appointment;
  const role = me.guest ? "guest" : "client";
  return { role, tabId, visitId, participantId, linkId, professionalId, endsAt: exp * 1000 };
}
