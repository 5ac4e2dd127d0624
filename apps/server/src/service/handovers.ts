import type { JoinLinkFacts } from "@televisit/protocol/checkIn";
import type { HandoverTokenClaims, VisitSessionClaims } from "@televisit/protocol/claims";
import { AppError } from "@televisit/protocol/errors";
import type { HandoverReply } from "@televisit/protocol/handover";
import { v4 as uuidv4 } from "uuid";
import { mintHandoverToken, readHandoverToken } from "../auth/handoverToken.ts";
import { judgeJoinLink } from "../auth/joinToken.ts";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";
import type { Store, VisitRecord } from "../store/store.ts";
import { type CheckedIn, openVisitSession } from "./openVisitSession.ts";
import { participantOf } from "./participantOf.ts";

/** How long a code can be used: time to take up the phone, too short to be found later. In seconds. */
const LIFETIME = 5 * 60;

/** How a client moves a visit to another of their devices. */
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
    return { claims, record: await openVisit(dependencies, claims) };
  };
  return {
    offer: (session) => offer(dependencies, session),
    async inspect(token) {
      const { record } = await open(token);
      const { clientName, startsAt, durationMinutes } = record.appointment;
      const professionalName = participantOf(record, "professional").name;
      return { visitId: record.id, professionalName, clientName, startsAt, durationMinutes };
    },
    async redeem(token) {
      const { claims, record } = await open(token);
      const person = participantOf(record, "client");
      const participantId = person.id;
      const at = now().toISOString();
      const fact = { at, actor: `client:${participantId}`, action: "handover", visitId: record.id };
      const taken = await store.participants.takeHandover({ participantId, handoverId: claims.jti, fact });
      if (!taken) throw new AppError("link_used", "the code was used, or replaced by a newer one");
      return openVisitSession(sessions, record, { person, linkId: claims.link }, now());
    },
  };
}

async function offer(
  { store, config, now }: HandoverDependencies,
  { sub: participantId, visitId, jti: link }: VisitSessionClaims,
): Promise<HandoverReply> {
  const at = now();
  const iat = Math.floor(at.getTime() / 1000);
  const claims = { sub: visitId, link, jti: uuidv4(), iat, exp: iat + LIFETIME };
  await openVisit({ store, now }, claims);
  const fact = { at: at.toISOString(), actor: `client:${participantId}`, action: "handover-issue", visitId };
  await store.participants.offerHandover({ participantId, handoverId: claims.jti, fact });
  return {
    // In the fragment, like a join link: no proxy, log or referrer sees it.
    link: `${config.publicUrl}/move#${mintHandoverToken(claims, config.keys.handovers)}`,
    expiresIn: LIFETIME,
  };
}

async function openVisit(
  { store, now }: Pick<HandoverDependencies, "store" | "now">,
  { sub, link, iat, exp }: Pick<HandoverTokenClaims, "sub" | "link" | "iat" | "exp">,
): Promise<VisitRecord> {
  const record = await store.visits.find(sub);
  if (!record) throw new AppError("link_invalid", "no such visit");
  judgeJoinLink({ jti: link, nbf: iat, exp }, record.appointment, now());
  return record;
}
