import { MAX_QUEUED_CANDIDATES, type QueuedOffer } from "@televisit/protocol/signal";
import { HeldOffers } from "./HeldOffers.ts";
import type { Store, VisitChange, VisitChangeResult } from "./store.ts";
import type { VisitMemory } from "./VisitMemory.ts";

/**
 * A store that holds the newest offers in memory: *admit* takes most of them before anybody would read them again, and
 * writing and deleting each took as long as all else of the queue. The oldest go to the table when there are too many, and all
 * do when the store closes. Those that a process loses in its fall come again, since a page that is back repeats its offer.
 * @param inTable the ids of the visits whose offer is in the table: a change of another one does not look there
 */
export function holdOffers(store: Store, memory: VisitMemory, inTable: () => Promise<string[]>): Store {
  const { appointments, visits, offers } = store;
  const held = new HeldOffers({ visits, offers, memory, inTable });
  return {
    ...store,
    appointments: {
      ...appointments,
      async reschedule(change) {
        const moved = await appointments.reschedule(change);
        if (moved) held.dropOf(change.appointmentId);
        return moved;
      },
    },
    visits: {
      ...visits,
      async change(change): Promise<VisitChangeResult> {
        await held.learnWritten();
        return changeAndTake(visits, held, change);
      },
    },
    offers: {
      keep: (offer) => held.keep(offer),
      addCandidate: (candidate) => held.addCandidate(candidate),
      async drop(visitId) {
        await held.drop(visitId);
        await offers.drop(visitId);
      },
    },
    async close() {
      try {
        await held.writeAll();
      } finally {
        await store.close();
      }
    },
  };
}

async function changeAndTake(
  visits: Store["visits"],
  held: HeldOffers,
  change: VisitChange,
): Promise<VisitChangeResult> {
  const { visitId, next } = change;
  // An offer that begins to be written after this is written after the change, if at all: transactions keep their order.
  const noneInTable = !held.mayBeWritten(visitId);
  const { applied, released } = await visits.change({ ...change, noneInTable });
  if (!applied || next.state === "waiting") return { applied, released };
  if (!noneInTable) held.noteTaken(visitId);
  return { applied, released: newest(released, held.take(visitId)) };
}

/** Of an offer in the table and one in memory that which came later; the same one has the candidates of both. */
function newest(written: QueuedOffer | null, held: QueuedOffer | null): QueuedOffer | null {
  if (!written || !held) return written ?? held;
  if (written.negotiationId !== held.negotiationId) return held;
  const all = [...written.candidates, ...held.candidates].map((one) => [JSON.stringify(one), one] as const);
  return { ...held, candidates: [...new Map(all).values()].slice(0, MAX_QUEUED_CANDIDATES) };
}
