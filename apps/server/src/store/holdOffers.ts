import { setImmediate as nextTurn } from "node:timers/promises";
import { type Candidate, MAX_QUEUED_CANDIDATES, type QueuedOffer } from "@televisit/protocol/signal";
import type { CandidateToKeep, OfferToKeep, Store, VisitChangeResult, VisitRecord } from "./store.ts";
import type { VisitMemory } from "./VisitMemory.ts";

/** So many offers are held, of some 5 kB each: more than wait at once in most places. */
const MOST = 256;

/** An offer in memory. */
interface HeldOffer {
  readonly visitId: string;
  readonly appointmentId: string;
  readonly offer: QueuedOffer & { readonly candidates: Candidate[] };
}

/**
 * A store that holds the newest offers in memory: *admit* takes most of them before anybody would read them again, and
 * writing and deleting each took as long as all else of the queue. The oldest go to the table when there are too many, and all
 * do when the store closes. Those that a process loses in its fall come again, since a page that is back repeats its offer.
 *
 * Whether an offer may wait is told by the visit in `memory`. Nothing is awaited between looking at it and acting, so that a
 * change that has been made since takes the offer along.
 */
export function holdOffers(store: Store, memory: VisitMemory): Store {
  const { appointments, visits, offers } = store;
  const held = new Map<string, HeldOffer>();
  const recall = async (visitId: string): Promise<void> => {
    if (!memory.find(visitId)) await visits.find(visitId);
  };
  const write = async (one: HeldOffer): Promise<void> => {
    const { visitId, offer } = one;
    const { from, negotiationId, candidates } = offer;
    const found = [...candidates];
    const isWritten = await offers.keep({ ...offer, visitId, candidates: found });
    if (!isWritten) await nextTurn(); // a change that came first is about to take it
    // Those that came meanwhile follow.
    for (let next = found.length; next < candidates.length; next += 1)
      await offers.addCandidate({ visitId, from, negotiationId, candidate: candidates[next] ?? null });
    if (held.get(visitId) === one) held.delete(visitId);
  };
  return {
    ...store,
    appointments: {
      ...appointments,
      async reschedule(change) {
        const moved = await appointments.reschedule(change);
        for (const { visitId, appointmentId } of moved ? held.values() : [])
          if (appointmentId === change.appointmentId) held.delete(visitId);
        return moved;
      },
    },
    visits: {
      ...visits,
      async change(change): Promise<VisitChangeResult> {
        const { applied, released } = await visits.change(change);
        if (!applied || change.next.state === "waiting") return { applied, released };
        const offer = held.get(change.visitId)?.offer ?? null;
        held.delete(change.visitId);
        return { applied, released: newest(released, offer) };
      },
    },
    offers: {
      async keep(offer) {
        const { visitId } = offer;
        await recall(visitId);
        const record = memory.find(visitId);
        if (!record) return offers.keep(offer);
        if (!mayQueue(record, offer)) return false;
        held.set(visitId, hold(offer, record, held.get(visitId)));
        const [oldest] = held.values();
        if (oldest && held.size > MOST) await write(oldest);
        return true;
      },
      async addCandidate(candidate) {
        const { visitId } = candidate;
        if (held.has(visitId)) await recall(visitId);
        const one = held.get(visitId);
        const record = memory.find(visitId);
        if (!one || !record) return offers.addCandidate(candidate);
        return mayQueue(record, candidate) ? add(one, candidate) : "not-waiting";
      },
      async drop(visitId) {
        held.delete(visitId);
        await offers.drop(visitId);
      },
    },
    async close() {
      await Promise.all([...held.values()].map(write));
      await store.close();
    },
  };
}

function mayQueue(
  { visit, participants }: VisitRecord,
  { from, onlyPage }: Pick<OfferToKeep | CandidateToKeep, "from" | "onlyPage">,
): boolean {
  const speaks = () => participants.some(({ id, tabId }) => id === from && tabId === onlyPage);
  return visit.state === "waiting" && (onlyPage === undefined || speaks());
}

/** The same offer once more keeps its candidates. */
function hold(offer: OfferToKeep, { appointment }: VisitRecord, before: HeldOffer | undefined): HeldOffer {
  const { visitId, from, fromTab, negotiationId, description, candidates = [] } = offer;
  const known = before?.offer.negotiationId === negotiationId ? before.offer.candidates : candidates;
  return {
    visitId,
    appointmentId: appointment.id,
    offer: { from, fromTab, negotiationId, description, candidates: [...known] },
  };
}

function add({ offer }: HeldOffer, { from, negotiationId, candidate }: CandidateToKeep) {
  if (offer.from !== from || offer.negotiationId !== negotiationId) return "unknown-negotiation";
  if (offer.candidates.length >= MAX_QUEUED_CANDIDATES) return "full";
  offer.candidates.push(candidate);
  return "kept";
}

/** Of an offer in the table and one in memory that which came later; the same one has all candidates in one of the two. */
function newest(written: QueuedOffer | null, held: QueuedOffer | null): QueuedOffer | null {
  if (!written || !held) return written ?? held;
  const isSame = written.negotiationId === held.negotiationId;
  return isSame && written.candidates.length > held.candidates.length ? written : held;
}
