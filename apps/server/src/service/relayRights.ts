import type { VisitSessionClaims } from "@televisit/protocol/claims";
import type { BookedAppointment } from "../domain/appointment.ts";
import { joinWindow } from "../domain/joinWindow.ts";
import type { Store } from "../store/store.ts";
import { currentLinkOf } from "./currentLink.ts";

/** Who may use the relay: it costs the host bandwidth, so only those whose visit is near or running. */
export interface RelayRights {
  /** The participant that one of the sessions speaks for; null when none of their visits can be entered now. */
  ofClient(sessions: readonly VisitSessionClaims[]): Promise<string | null>;
  /** Which of the participants has a seat in a room; null when none has. */
  ofOccupant(participantIds: readonly string[]): Promise<string | null>;
  /** Whether a visit of the professional is near its time, or has begun. */
  ofProfessional(professionalId: string): Promise<boolean>;
}

const HOUR = 3_600_000;
/** No join window reaches further back than the longest visit (8 h) and its four hours after. */
const WINDOW_REACH = 12 * HOUR;
/** Windows open an hour before the start. */
const WINDOW_LEAD = HOUR;

/** Rights by what the store knows of the visits. */
export function relayRights(
  store: Pick<Store, "visits" | "appointments" | "rooms">,
  now: () => Date,
): RelayRights {
  return {
    async ofClient(sessions) {
      for (const session of sessions) {
        const record = await store.visits.find(session.visitId);
        const person = record?.participants.find(({ id }) => id === session.sub);
        if (!record || !person || record.visit.state === "ended") continue;
        const isCurrent = currentLinkOf(record, person) === session.jti;
        if (record.appointment.status === "scheduled" && isCurrent) return session.sub;
      }
      return null;
    },
    ofOccupant: (participantIds) => store.rooms.seatedOf(participantIds),
    async ofProfessional(professionalId) {
      const open = await store.visits.open(professionalId);
      if (open.length > 0) return true;
      const at = now();
      const from = new Date(at.getTime() - WINDOW_REACH).toISOString();
      const to = new Date(at.getTime() + WINDOW_LEAD + 1).toISOString();
      const near = await store.appointments.list(professionalId, from, to);
      return near.some((appointment) => isNear(appointment, at));
    },
  };
}

function isNear(appointment: BookedAppointment, at: Date): boolean {
  const { opensAt, closesAt } = joinWindow(appointment);
  return appointment.status === "scheduled" && opensAt <= at && at < closesAt;
}
