import { AppError } from "@televisit/protocol/errors";
import { type Guest, type GuestEvent, nextGuest } from "../domain/guest.ts";
import type { ParticipantRecord, Store, VisitRecord } from "../store/store.ts";

export interface GuestEventToApply {
  readonly visitId: string;
  readonly participantId: string;
  readonly event: GuestEvent;
  /** Who does it, for the audit trail. */
  readonly actor: string;
  readonly at: string;
}

/**
 * Lets an event happen to a guest; of two that contradict each other, or a change of the visit, whoever comes second
 * is judged again. Throws `not_found` and what `nextGuest` throws.
 */
export async function applyGuestEvent(
  store: Pick<Store, "visits" | "guests">,
  { visitId, participantId, event, actor, at }: GuestEventToApply,
): Promise<VisitRecord> {
  for (;;) {
    const record = await store.visits.find(visitId);
    const { guest } = record?.participants.find(({ id }) => id === participantId) ?? {};
    if (!record || !guest) throw new AppError("not_found", "no such guest");
    const next = nextGuest(record.visit, guest, event);
    if (next === guest) return record;
    const fact = { at, actor, action: event.type, visitId };
    const applied = await store.guests.change({
      visitId,
      version: record.version,
      participantId,
      next,
      fact,
    });
    if (applied) return withGuest(record, participantId, next);
  }
}

function withGuest(record: VisitRecord, participantId: string, guest: Guest): VisitRecord {
  const replace = (person: ParticipantRecord) =>
    person.id === participantId ? { ...person, guest } : person;
  return { ...record, version: record.version + 1, participants: record.participants.map(replace) };
}
