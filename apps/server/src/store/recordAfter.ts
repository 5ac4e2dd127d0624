import type { VisitChange, VisitRecord } from "./store.ts";

/** What a visit has become by a change that was applied to it. */
export function recordAfter(record: VisitRecord, { next, claim }: VisitChange): VisitRecord {
  const participants = record.participants.map((person) =>
    person.id === claim?.participantId ? { ...person, tabId: claim.tabId, left: false } : person,
  );
  return { ...record, version: record.version + 1, visit: next, participants };
}
