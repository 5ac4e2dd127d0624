import { setImmediate as nextTurn } from "node:timers/promises";
import { type Candidate, MAX_QUEUED_CANDIDATES, type QueuedOffer } from "@televisit/protocol/signal";
import type { CandidateToKeep, OfferToKeep, Store, VisitRecord } from "./store.ts";
import type { VisitMemory } from "./VisitMemory.ts";

/** So many offers are held, of some 5 kB each: more than wait at once in most places. */
const MOST = 256;

/** An offer in memory. */
interface HeldOffer {
  readonly visitId: string;
  readonly appointmentId: string;
  readonly offer: QueuedOffer & { readonly candidates: Candidate[] };
}

/** What is behind: the visits, the table of offers, and the visits that are remembered. */
interface Behind extends Pick<Store, "visits" | "offers"> {
  readonly memory: VisitMemory;
  /** The ids of the visits whose offer is in the table. */
  readonly inTable: () => Promise<string[]>;
}

/**
 * The newest offers. Whether one may wait is told by the visit in `memory`. Nothing is awaited between looking at it and acting, so
 * that a change that has been made since takes the offer along.
 */
export class HeldOffers {
  readonly #behind: Behind;
  /** By visit, the oldest first. */
  readonly #held = new Map<string, HeldOffer>();
  /** Those of them that are being written, by visit. */
  readonly #leaving = new Map<string, Promise<void>>();
  /** The visits that may have an offer in the table. Some have none any more. */
  readonly #written = new Set<string>();
  /** The revision of the database at which the table was last looked through. */
  #lookedAt: number | null = null;

  constructor(behind: Behind) {
    this.#behind = behind;
  }

  async keep(offer: OfferToKeep): Promise<boolean> {
    const { visitId } = offer;
    const { memory } = this.#behind;
    await this.#recall(visitId);
    const record = memory.find(visitId);
    if (!record) return this.#keepInTable(offer);
    if (!mayQueue(record, offer)) return false;
    const held = hold(offer, record, this.take(visitId));
    this.#held.set(visitId, held);
    await this.#makeRoom();
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

  /** Forgets the offer of a visit, and resolves when none is on its way to the table either. */
  async drop(visitId: string): Promise<void> {
    this.take(visitId);
    await this.#leaving.get(visitId)?.catch(() => undefined); // whoever writes hears of it
  }

  /** Forgets the offer of an appointment's visit. */
  dropOf(appointmentId: string): void {
    for (const one of this.#held.values()) if (one.appointmentId === appointmentId) this.take(one.visitId);
  }

  /** Resolves when it is known which visits have an offer in the table. */
  async learnWritten(): Promise<void> {
    const { memory, inTable } = this.#behind;
    const { revision } = memory;
    if (this.#lookedAt === revision) return;
    for (const visitId of await inTable()) this.#written.add(visitId);
    this.#lookedAt = revision;
  }

  /** Whether an offer of the visit may be in the table, for whoever has learned which may and acts at once. */
  mayBeWritten(visitId: string): boolean {
    return this.#written.has(visitId);
  }

  /** The offer of the visit has been taken out of the table. */
  noteTaken(visitId: string): void {
    this.#written.delete(visitId);
  }

  /** Puts all into the table. */
  async writeAll(): Promise<void> {
    await Promise.all([...this.#held.values()].map((one) => this.#write(one)));
  }

  #keepInTable(offer: OfferToKeep): Promise<boolean> {
    this.#written.add(offer.visitId);
    return this.#behind.offers.keep(offer);
  }

  async #recall(visitId: string): Promise<void> {
    const { visits, memory } = this.#behind;
    if (!memory.find(visitId)) await visits.find(visitId);
  }

  /** The oldest of too many goes to the table. */
  async #makeRoom(): Promise<void> {
    if (this.#held.size - this.#leaving.size <= MOST) return;
    for (const one of this.#held.values()) if (!this.#leaving.has(one.visitId)) return this.#write(one);
  }

  #write(one: HeldOffer): Promise<void> {
    const { visitId } = one;
    const written = this.#putDown(one).finally(() => this.#leaving.delete(visitId));
    this.#leaving.set(visitId, written);
    return written;
  }

  async #putDown(one: HeldOffer): Promise<void> {
    const { visitId, offer } = one;
    const { from, negotiationId, candidates } = offer;
    const { offers } = this.#behind;
    const found = [...candidates];
    const isWritten = await this.#keepInTable({ ...offer, visitId, candidates: found });
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
function hold(offer: OfferToKeep, { appointment }: VisitRecord, before: QueuedOffer | null): HeldOffer {
  const { visitId, from, fromTab, negotiationId, description, candidates = [] } = offer;
  const known = before?.negotiationId === negotiationId ? before.candidates : candidates;
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
