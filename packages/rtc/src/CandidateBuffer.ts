import type { Candidate } from "./ports.ts";

/** A host with many interfaces gathers about thirty candidates per generation. */
const MAX_PER_NEGOTIATION = 64;
/** At most two offers can collide; anything beyond that is noise. */
const MAX_NEGOTIATIONS = 4;

/**
 * Keeps remote candidates that arrive before the description of their negotiation.
 * Bounded in both directions, so that a confused or hostile peer cannot fill the memory:
 * the oldest negotiation and the latest candidates are let go.
 */
export class CandidateBuffer {
  readonly #waiting = new Map<string, (Candidate | null)[]>();

  add(negotiationId: string, candidate: Candidate | null): void {
    const waiting = this.#waiting.get(negotiationId) ?? this.#begin(negotiationId);
    if (waiting.length < MAX_PER_NEGOTIATION) waiting.push(candidate);
  }

  /** Hands over the candidates of a negotiation, in order of arrival, and forgets them. */
  take(negotiationId: string): (Candidate | null)[] {
    const waiting = this.#waiting.get(negotiationId) ?? [];
    this.#waiting.delete(negotiationId);
    return waiting;
  }

  #begin(negotiationId: string): (Candidate | null)[] {
    const [oldest] = this.#waiting.keys();
    if (oldest !== undefined && this.#waiting.size >= MAX_NEGOTIATIONS) this.#waiting.delete(oldest);
    const waiting: (Candidate | null)[] = [];
    this.#waiting.set(negotiationId, waiting);
    return waiting;
  }
}
