import type { Store, VisitStore } from "./store.ts";
import type { VisitMemory } from "./VisitMemory.ts";

/**
 * A store that reads a visit once and remembers it until it changes: each request needs its visit to judge who asks, and
 * once more, with the rest of the waiting room, to tell those whom it concerns. What changes a visit is listed here; most
 * of it makes the memory forget, so that only *admit* and its like have to be right about what they made.
 */
export function rememberVisits(store: Store, memory: VisitMemory): Store {
  const { appointments, visits, participants, guests } = store;
  const forgetting = (visitId: string) => thenAlways(() => memory.forget(visitId));
  const clearing = thenAlways(() => memory.clear());
  return {
    ...store,
    appointments: {
      ...appointments,
      create: (appointment, fact) => clearing(appointments.create(appointment, fact)),
      rename: (appointmentId, name) => clearing(appointments.rename(appointmentId, name)),
      reschedule: (change) => clearing(appointments.reschedule(change)),
    },
    visits: rememberedVisits(visits, memory),
    participants: {
      ...participants,
      claim: (page) => forgetting(page.visitId)(participants.claim(page)),
      leave: (leaver) => forgetting(leaver.visitId)(participants.leave(leaver)),
    },
    guests: {
      invite: (guest) => forgetting(guest.visitId)(guests.invite(guest)),
      change: (change) => forgetting(change.visitId)(guests.change(change)),
    },
  };
}

function rememberedVisits(visits: VisitStore, memory: VisitMemory): VisitStore {
  return {
    ...visits,
    async find(visitId) {
      const known = memory.find(visitId);
      if (known) return known;
      const { moment } = memory;
      const record = await visits.find(visitId);
      if (record) memory.keep(record, moment);
      return record;
    },
    async open(professionalId) {
      const known = memory.open(professionalId);
      if (known) return known;
      const { moment } = memory;
      const records = await visits.open(professionalId);
      memory.keepOpen(professionalId, records, moment);
      return records;
    },
    async change(change) {
      try {
        const result = await visits.change(change);
        if (result.applied) memory.apply(change);
        else memory.forget(change.visitId);
        return result;
      } catch (error) {
        memory.clear(); // nobody knows whether it was made
        throw error;
      }
    },
  };
}

/** Does something when the work is done, whether it succeeded or not, before anybody hears of it. */
function thenAlways(afterwards: () => void): <T>(work: Promise<T>) => Promise<T> {
  return (work) => work.finally(afterwards);
}
