import type { CallEngine } from "./CallEngine.ts";
import type { IncomingCandidate, IncomingDescription, ParticipantId } from "./ports.ts";

/** Who offers is known to the page within this time, in ms; an offer that waits longer answers to nobody any more. */
const PATIENCE = 10_000;
/** A host with many interfaces gathers about thirty candidates. */
const MOST_CANDIDATES = 64;

type Engine = Pick<CallEngine, "hasPeer" | "receiveDescription" | "receiveCandidate">;

interface Early {
  readonly offer: IncomingDescription;
  readonly candidates: IncomingCandidate[];
  readonly since: number;
}

/**
 * Keeps the offer of a participant whom the page does not know yet, with its candidates. Whoever comes into a call
 * offers to everybody in it, and where several servers carry one service their offer may be faster than the news
 * of them. Of each participant the latest offer is kept.
 */
export class EarlySignals {
  readonly #engine: Engine;
  readonly #early = new Map<ParticipantId, Early>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** For every description that arrives; the engine drops those of participants that it has no session with. */
  keepDescription(offer: IncomingDescription): void {
    if (offer.description.type !== "offer" || this.#engine.hasPeer(offer.from)) return;
    this.#early.set(offer.from, { offer, candidates: [], since: performance.now() });
  }

  /** The same for a candidate. */
  keepCandidate(candidate: IncomingCandidate): void {
    const early = this.#early.get(candidate.from);
    if (!early || this.#engine.hasPeer(candidate.from)) return;
    if (early.offer.fromTab !== candidate.fromTab) return;
    if (early.candidates.length < MOST_CANDIDATES) early.candidates.push(candidate);
  }

  /** The engine has a session with this page of a participant: it gets what came before. */
  handOver(participantId: ParticipantId, tabId: string | null): void {
    const early = this.#early.get(participantId);
    if (!early || (tabId !== null && early.offer.fromTab !== tabId)) return; // of a newer page than that
    this.#early.delete(participantId);
    if (performance.now() - early.since > PATIENCE) return;
    void this.#engine.receiveDescription(early.offer);
    for (const candidate of early.candidates) void this.#engine.receiveCandidate(candidate);
  }
}
