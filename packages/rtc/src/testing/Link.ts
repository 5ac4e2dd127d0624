import type { CallEngine } from "../CallEngine.ts";
import type { CandidateSignal, DescriptionSignal, SignallingPort } from "../ports.ts";

export type Signal = { description: DescriptionSignal } | { candidate: CandidateSignal };

/** One direction of in-memory signalling: delivers in order, can hold signals back, remembers all. */
export class Link implements SignallingPort {
  readonly sent: Signal[] = [];
  /** Changes descriptions on their way. */
  edit: (sdp: string) => string = (sdp) => sdp;
  readonly #from: string;
  readonly #fromTab: string;
  readonly #receiver: () => CallEngine | null;
  #holds: (signal: Signal) => boolean = () => false;
  #held: Signal[] = [];

  constructor(from: string, fromTab: string, receiver: () => CallEngine | null) {
    this.#from = from;
    this.#fromTab = fromTab;
    this.#receiver = receiver;
  }

  /** From now on keeps back what matches, everything unless told. */
  hold(which: (signal: Signal) => boolean = () => true): void {
    this.#holds = which;
  }

  /** Takes what was kept back and keeps nothing back any more. */
  takeHeld(): Signal[] {
    this.#holds = () => false;
    const held = this.#held;
    this.#held = [];
    return held;
  }

  /** Delivers what was kept back, at once and in the given order. */
  release(signals: Signal[] = this.takeHeld()): void {
    for (const signal of signals) this.deliver(signal);
  }

  get held(): readonly Signal[] {
    return this.#held;
  }

  descriptions(type?: "offer" | "answer"): DescriptionSignal[] {
    return this.sent
      .flatMap((signal) => ("description" in signal ? [signal.description] : []))
      .filter(({ description }) => !type || description.type === type);
  }

  candidates(): CandidateSignal[] {
    return this.sent.flatMap((signal) => ("candidate" in signal ? [signal.candidate] : []));
  }

  sendDescription(description: DescriptionSignal): void {
    this.#send({ description });
  }

  sendCandidate(candidate: CandidateSignal): void {
    this.#send({ candidate });
  }

  deliver(signal: Signal): void {
    const stamp = { from: this.#from, fromTab: this.#fromTab };
    if ("description" in signal) {
      const { negotiationId } = signal.description;
      const { type, sdp } = signal.description.description;
      const description = { type, sdp: this.edit(sdp) };
      void this.#receiver()?.receiveDescription({ ...stamp, negotiationId, description });
    } else {
      const { negotiationId, candidate } = signal.candidate;
      void this.#receiver()?.receiveCandidate({ ...stamp, negotiationId, candidate });
    }
  }

  #send(signal: Signal): void {
    this.sent.push(signal);
    if (this.#holds(signal)) this.#held.push(signal);
    else queueMicrotask(() => this.deliver(signal));
  }
}
