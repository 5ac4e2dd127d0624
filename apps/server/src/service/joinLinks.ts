import type { JoinLinkFacts } from "@televisit/protocol/checkIn";
import { AppError } from "@televisit/protocol/errors";
import { judgeJoinLink, readJoinToken } from "../auth/joinToken.ts";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";
import type { Store, VisitRecord } from "../store/store.ts";
import { applyEvent } from "./applyEvent.ts";
import type { Notices } from "./notices.ts";
import { type CheckedIn, openVisitSession } from "./openVisitSession.ts";
import { participantOf } from "./participantOf.ts";

/** What a client does with a join link. */
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

/** Join links over the store. Both throw the `link_…` codes and `visit_ended`. */
export function joinLinks({ store, notices, sessions, config, now }: JoinLinkDependencies): JoinLinks {
  const open = async (token: string): Promise<VisitRecord> => {
    const claims = readJoinToken(token, config.keys.joinLinks);
    const record = await store.appointments.find(claims.sub);
    if (!record) throw new AppError("link_invalid", "no such appointment");
    judgeJoinLink(claims, record.appointment, now());
    return record;
  };
  return {
    async inspect(token) {
      const record = await open(token);
      const { clientName, startsAt, durationMinutes } = record.appointment;
      const professionalName = participantOf(record, "professional").name;
      return { visitId: record.id, professionalName, clientName, startsAt, durationMinutes };
    },
    async checkIn(token) {
      const record = await open(token);
      const { id: visitId, appointment } = record;
      const participantId = participantOf(record, "client").id;
      const at = now().toISOString();
      const event = { type: "check-in", at } as const;
      await applyEvent(store, { visitId, event, actor: `client:${participantId}`, at });
      notices.visitChanged(visitId);
      notices.queueChanged(appointment.professionalId);
      return openVisitSession(sessions, record, now());
    },
  };
}
