import { setImmediate as nextTurn } from "node:timers/promises";
import { type Candidate, MAX_QUEUED_CANDIDATES, type QueuedOffer } from "@televisit/protocol/signal";
import type { CandidateToKeep, OfferStore, OfferToKeep, Store, VisitRecord } from "./store.ts";
import type { VisitMemory } from "./VisitMemory.ts";

/** So many offers are held, of some 5 kB each: more than wait at once in most places. */
const MOST = 256;

/** An offer in memory. */
interface HeldOffer {
  readonly visitId: string;
  readonly appointmentId: string;
  readonly offer: QueuedOffer & { readonly candidates: Candidate[] };
}

interface Behind extends Pick<Store, "visits"> {
  /** The table of offers. */
  readonly offers: OfferStore;
  readonly memory: VisitMemory;
}

/**
 * The newest offers. Whether one may wait is told by the visit in `memory`. Nothing is awaited between looking at it and acting, so
 * that a change that has been made since takes the offer along.
 */
export class HeldOffers {
  readonly #behind: Behind;
  readonly #held = new Map<string, HeldOffer>();

  constructor(behind: Behind) {
    this.#behind = behind;
  }

  async keep(offer: OfferToKeep): Promise<boolean> {
    const { visitId } = offer;
    const { offers, memory } = this.#behind;
    await this.#recall(visitId);
    const record = memory.find(visitId);
    if (!record) return offers.keep(offer);
    if (!mayQueue(record, offer)) return false;
    this.#held.set(visitId, hold(offer, record, this.#held.get(visitId)));
    const [oldest] = this.#held.values();
    if (oldest && this.#held.size > MOST) await this.#write(oldest);
    return true;
  }

  async addCandidate(candidate: CandidateToKeep) {
    const { visitId } = candidate;
    const { offers, memory } = this.#behind;
    if (this.#held.has(visitId)) await this.#recall(visitId);
    const one = this.#held.get(visitId);
    const record = memory.find(visitId);
    if (!one || !record) return offers.addCandidate(candidate);
    return mayQueue(record, candidate) ? add(one, candidate) : "not-waiting";
  }

  /** Gives the offer of a visit away. */
  take(visitId: string): QueuedOffer | null {
    const offer = this.#held.get(visitId)?.offer ?? null;
    this.#held.delete(visitId);
    return offer;
  }

  /** Forgets the offer of an appointment's visit. */
  drop(appointmentId: string): void {
    for (const one of this.#held.values()) if (one.appointmentId === appointmentId) this.take(one.visitId);
  }

  /** Puts all into the table. */
  async writeAll(): Promise<void> {
    await Promise.all([...this.#held.values()].map((one) => this.#write(one)));
  }

  async #recall(visitId: string): Promise<void> {
    const { visits, memory } = this.#behind;
    if (!memory.find(visitId)) await visits.find(visitId);
  }

  async #write(one: HeldOffer): Promise<void> {
    const { visitId, offer } = one;
    const { from, negotiationId, candidates } = offer;
    const { offers } = this.#behind;
    const found = [...candidates];
    const isWritten = await offers.keep({ ...offer, visitId, candidates: found });
    if (!isWritten) await nextTurn(); // a change that came first is about to take it
    // Those that came meanwhile follow.
    for (let next = found.length; next < candidates.length; next += 1)
      await offers.addCandidate({ visitId, from, negotiationId, candidate: candidates[next] ?? null });
    if (this.#held.get(visitId) === one) this.#held.delete(visitId);
  }
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
