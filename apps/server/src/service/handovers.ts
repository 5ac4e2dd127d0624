import type { JoinLinkFacts } from "@televisit/protocol/checkIn";
import type { HandoverTokenClaims, VisitSessionClaims } from "@televisit/protocol/claims";
import { AppError } from "@televisit/protocol/errors";
import type { HandoverReply } from "@televisit/protocol/handover";
import { v4 as uuidv4 } from "uuid";
import { mintHandoverToken, readHandoverToken } from "../auth/handoverToken.ts";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";
import type { AuditFact, ParticipantRecord, Store, VisitRecord } from "../store/store.ts";
import { judgeCurrentLink } from "./currentLink.ts";
import { type CheckedIn, openVisitSession } from "./openVisitSession.ts";
import { participantOf } from "./participantOf.ts";

/** How long a code can be used: time to take up the phone, too short to be found later. In seconds. */
const LIFETIME = 5 * 60;

/** How a client or a guest moves a visit to another of their devices. */
export interface Handovers {
  /** Makes a code for whoever has a session in the visit. Throws `link_cancelled` or `visit_ended`. */
  offer(session: VisitSessionClaims): Promise<HandoverReply>;
  /** What the code may show; changes nothing. */
  inspect(token: string): Promise<JoinLinkFacts>;
  /**
   * Uses the code up and opens the visit session of the device that has it. The earlier device stops when
   * this one joins. Place and state of the visit stay as they are.
   */
  redeem(token: string): Promise<CheckedIn>;
}

export interface HandoverDependencies {
  readonly store: Pick<Store, "visits" | "participants">;
  readonly sessions: VisitSessions;
  readonly config: Pick<Config, "keys" | "publicUrl">;
  readonly now: () => Date;
}

/**
 * Hand-overs over the store. `inspect` and `redeem` throw `link_invalid`, `visit_ended`, `link_cancelled` (as
 * well after a new time) or `link_expired`, and `redeem` also `link_used`.
 */
export function handovers(dependencies: HandoverDependencies): Handovers {
  const { store, sessions, config, now } = dependencies;
  const open = async (token: string) => {
    const claims = readHandoverToken(token, config.keys.handovers);
    return { claims, ...(await openVisit(dependencies, claims)) };
  };
  return {
    offer: (session) => offer(dependencies, session),
    async inspect(token) {
      const { record, person } = await open(token);
      const { startsAt, durationMinutes } = record.appointment;
      const professionalName = participantOf(record, "professional").name;
      return { visitId: record.id, professionalName, clientName: person.name, startsAt, durationMinutes };
    },
    async redeem(token) {
      const { claims, record, person } = await open(token);
      const fact = factOf("handover", person, record, now());
      const taken = await store.participants.takeHandover({
        participantId: person.id,
        handoverId: claims.jti,
        fact,
      });
      if (!taken) throw new AppError("link_used", "the code was used, or replaced by a newer one");
      return openVisitSession(sessions, record, { person, linkId: claims.link }, now());
    },
  };
}

async function offer(
  dependencies: HandoverDependencies,
  { sub: participantId, visitId, jti: link }: VisitSessionClaims,
): Promise<HandoverReply> {
  const { store, config, now } = dependencies;
  const at = now();
  const iat = Math.floor(at.getTime() / 1000);
  const claims = { sub: participantId, visitId, link, jti: uuidv4(), iat, exp: iat + LIFETIME };
  const { record, person } = await openVisit(dependencies, claims);
  const fact = factOf("handover-issue", person, record, at);
  await store.participants.offerHandover({ participantId, handoverId: claims.jti, fact });
  return {
    // In the fragment, like a join link: no proxy, log or referrer sees it.
    link: `${config.publicUrl}/move#${mintHandoverToken(claims, config.keys.handovers)}`,
    expiresIn: LIFETIME,
  };
}

function factOf(
  action: string,
  { role, id }: ParticipantRecord,
  { id: visitId }: VisitRecord,
  at: Date,
): AuditFact {
  return { at: at.toISOString(), actor: `${role}:${id}`, action, visitId };
}

async function openVisit(
  { store, now }: Pick<HandoverDependencies, "store" | "now">,
  { sub, visitId, link, iat, exp }: Omit<HandoverTokenClaims, "purpose" | "jti">,
): Promise<{ record: VisitRecord; person: ParticipantRecord }> {
  const record = await store.visits.find(visitId);
  const person = record?.participants.find(({ id }) => id === sub);
  if (!record || !person) throw new AppError("link_invalid", "no such participant");
  judgeCurrentLink(record, person, { jti: link, nbf: iat, exp }, now());
  return { record, person };
}
