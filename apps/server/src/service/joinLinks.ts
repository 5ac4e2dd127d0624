import type { JoinLinkFacts } from "@televisit/protocol/checkIn";
import type { GuestTokenClaims, JoinTokenClaims } from "@televisit/protocol/claims";
import { AppError } from "@televisit/protocol/errors";
import { readGuestToken } from "../auth/guestToken.ts";
import { readJoinToken } from "../auth/joinToken.ts";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";
import type { ParticipantRecord, Store, VisitRecord } from "../store/store.ts";
import { applyEvent } from "./applyEvent.ts";
import { applyGuestEvent } from "./applyGuestEvent.ts";
import { judgeCurrentLink } from "./currentLink.ts";
import type { Notices } from "./notices.ts";
import { type CheckedIn, openVisitSession } from "./openVisitSession.ts";
import { participantOf } from "./participantOf.ts";

/** What a client or a guest does with their link. */
export interface JoinLinks {
  /** What the link may show; changes nothing, so that mail scanners cannot use a link up. */
  inspect(token: string): Promise<JoinLinkFacts>;
  /** Enters the waiting room and opens the visit session whose token the cookie carries. */
  checkIn(token: string): Promise<CheckedIn>;
}

export interface JoinLinkDependencies {
  readonly store: Store;
  readonly notices: Notices;
  readonly sessions: VisitSessions;
  readonly config: Pick<Config, "keys">;
  readonly now: () => Date;
}

interface OpenLink {
  readonly record: VisitRecord;
  /** Whose link it is. */
  readonly person: ParticipantRecord;
  readonly linkId: string;
}

/** Join links over the store. Both throw the `link_…` codes and `visit_ended`. */
export function joinLinks(dependencies: JoinLinkDependencies): JoinLinks {
  const { store, notices, sessions, now } = dependencies;
  return {
    async inspect(token) {
      const { record, person } = await open(dependencies, token);
      const { startsAt, durationMinutes } = record.appointment;
      const professionalName = participantOf(record, "professional").name;
      // To a guest nobody is named but who invited them, and they themselves.
      return { visitId: record.id, professionalName, clientName: person.name, startsAt, durationMinutes };
    },
    async checkIn(token) {
      const link = await open(dependencies, token);
      const { id: visitId, appointment } = link.record;
      await enterWaitingRoom(store, link, now().toISOString());
      notices.visitChanged(visitId);
      notices.queueChanged(appointment.professionalId);
      return openVisitSession(sessions, link.record, link, now());
    },
  };
}

async function open({ store, config, now }: JoinLinkDependencies, token: string): Promise<OpenLink> {
  const claims = readLink(token, config.keys);
  const isGuest = claims.purpose === "guest";
  const record = await (isGuest ? store.visits.find(claims.visitId) : store.appointments.find(claims.sub));
  const person = record?.participants.find(({ id, role }) =>
    isGuest ? id === claims.sub : role === "client",
  );
  if (!record || !person) throw new AppError("link_invalid", "no such appointment");
  judgeCurrentLink(record, person, claims, now());
  return { record, person, linkId: claims.jti };
}

/** Either kind of link; each is signed with a key of its own. */
function readLink(token: string, keys: Config["keys"]): JoinTokenClaims | GuestTokenClaims {
  try {
    return readJoinToken(token, keys.joinLinks);
  } catch {
    return readGuestToken(token, keys.guestLinks);
  }
}

async function enterWaitingRoom(store: Store, { record, person }: OpenLink, at: string): Promise<void> {
  const visitId = record.id;
  const participantId = person.id;
  if (person.guest) {
    const event = { type: "guest-check-in", at } as const;
    await applyGuestEvent(store, { visitId, participantId, event, actor: `guest:${participantId}`, at });
  } else {
    const event = { type: "check-in", at } as const;
    await applyEvent(store, { visitId, event, actor: `client:${participantId}`, at });
  }
}
