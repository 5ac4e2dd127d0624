import { AppError } from "@televisit/protocol/errors";
import type { QueuedOffer } from "@televisit/protocol/signal";
import { nextVisit, type VisitEvent } from "../domain/visit.ts";
import { recordAfter } from "../store/recordAfter.ts";
import type { Store, VisitChange, VisitRecord } from "../store/store.ts";

export interface EventToApply {
  readonly visitId: string;
  readonly event: VisitEvent;
  /** Who does it, for the audit trail: `client:<participant id>` or `professional:<id>`. */
  readonly actor: string;
  readonly at: string;
  /** The visit as it has just been read; whether it still is so is found out by changing it. */
  readonly known?: VisitRecord;
  /** The page that speaks for a participant from now on, written in the same transaction. */
  readonly claim?: VisitChange["claim"];
}

export interface AppliedEvent {
  readonly record: VisitRecord;
  /** The queued offer, when the event took the visit out of the waiting room. */
  readonly released: QueuedOffer | null;
}

/**
 * Lets an event happen to a visit. Of two events that contradict each other exactly one wins: whoever
 * comes second is judged again by the state that the first one made. Throws what `nextVisit` throws.
 */
export async function applyEvent(store: Pick<Store, "visits">, request: EventToApply): Promise<AppliedEvent> {
  const { visitId, event, actor, at, claim } = request;
  for (let { known } = request; ; known = undefined) {
    const record = known ?? (await store.visits.find(visitId));
    if (!record) throw new AppError("not_found", "no such visit");
    const next = nextVisit(record.visit, event);
    if (next === record.visit && !claim) return { record, released: null };
    const fact = { at, actor, action: event.type, visitId };
    const change: VisitChange = { visitId, version: record.version, next, fact, ...(claim ? { claim } : {}) };
    const { applied, released } = await store.visits.change(change);
    if (applied) return { record: recordAfter(record, change), released };
  }
}
