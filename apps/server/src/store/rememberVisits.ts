import type { Store, VisitStore } from "./store.ts";
import type { VisitMemory } from "./VisitMemory.ts";

/**
 * A store that reads a visit once and remembers it until it changes: each request needs its visit to judge who asks, and
 * once more, with the rest of the waiting room, to tell those whom it concerns. What changes a visit is listed here; most
 * of it makes the memory forget, so that only *admit* and its like have to be right about what they made.
 */
export function rememberVisits(store: Store, memory: VisitMemory): Store {
  const { appointments, visits, participants, guests } = store;
  // Whether it succeeded or not, and before anybody hears of it.
  const clear = () => memory.clear();
  const forget = (visitId: string) => () => memory.forget(visitId);
  return {
    ...store,
    appointments: {
      ...appointments,
      create: (appointment, fact) => appointments.create(appointment, fact).finally(clear),
      rename: (appointmentId, name) => appointments.rename(appointmentId, name).finally(clear),
      reschedule: (change) => appointments.reschedule(change).finally(clear),
    },
    visits: rememberedVisits(visits, memory),
    participants: {
      ...participants,
      claim: (page) => participants.claim(page).finally(forget(page.visitId)),
      leave: (leaver) => participants.leave(leaver).finally(forget(leaver.visitId)),
    },
    guests: {
      invite: (guest) => guests.invite(guest).finally(forget(guest.visitId)),
      change: (change) => guests.change(change).finally(forget(change.visitId)),
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
