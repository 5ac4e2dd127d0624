import { PeerSession, type PeerSessionOptions } from "./PeerSession.ts";
import type { Candidate, CandidateSignal, DescriptionSignal, SignallingPort } from "./ports.ts";

/** The longest that an offer is held, in ms: candidates of a relay that does not answer take ten seconds. */
const PATIENCE = 500;

/**
 * Signalling for a side that nobody waits for yet: the first offer is held until its candidates are found, and goes with
 * them. What comes later goes at once, as everything does when the other side is heard of.
 */
export class HeldOffer implements SignallingPort {
  readonly #signalling: SignallingPort;
  #held: (DescriptionSignal & { candidates: (Candidate | null)[] }) | null = null;
  #isFirst = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(signalling: SignallingPort) {
    this.#signalling = signalling;
  }

  sendDescription(signal: DescriptionSignal): void {
    this.release();
    if (!this.#isFirst) return this.#signalling.sendDescription(signal);
    this.#isFirst = false;
    this.#held = { ...signal, candidates: [] };
    this.#timer = setTimeout(() => this.release(), PATIENCE);
  }

  sendCandidate(signal: CandidateSignal): void {
    if (!this.#held) return this.#signalling.sendCandidate(signal);
    this.#held.candidates.push(signal.candidate);
    if (signal.candidate === null) this.release();
  }

  /** Sends what is held. */
  release(): void {
    const held = this.#held;
    this.drop();
    if (held) this.#signalling.sendDescription(held);
  }

  /** Forgets what is held: its connection is gone. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#held = null;
  }
}

/** A session with somebody who is not in the call yet. */
export function openUnhurried(options: PeerSessionOptions): PeerSession {
  const signalling = new HeldOffer(options.signalling);
  const session = new PeerSession({ ...options, signalling });
  const { peerConnection, lifetime } = session;
  peerConnection.addEventListener("signalingstatechange", () => signalling.release(), { signal: lifetime });
  lifetime.addEventListener("abort", () => signalling.drop());
  return session;
}
