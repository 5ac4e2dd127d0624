import type { RequestName, RequestPayload } from "@televisit/protocol/events";
import type { PreparedOffer } from "@televisit/protocol/signal";
import type { CandidateSignal, DescriptionSignal, SignallingPort } from "@televisit/rtc/ports";
import type { Channel } from "./channel.ts";

/**
 * Carries the engine's signals over the channel, in the visit that the page speaks in.
 * A signal that is refused or lost is not repeated: the state that the server tells next, or
 * a new negotiation, puts it right.
 *
 * Signals to a client whom the professional has not admitted stay here: *admit* takes the offer with it, and the
 * candidates that are found until it is acknowledged follow then. The server takes none before.
 */
export class ChannelSignalling implements SignallingPort {
  readonly #channel: Pick<Channel, "request">;
  readonly #visitId: () => string | null;
  readonly #prepared = new Map<string, PreparedOffer>();
  /** Candidates that wait for the acknowledgement; null while none is awaited. */
  #late: CandidateSignal[] | null = null;

  /** `visitId` tells the visit that the page speaks in, null when there is none. */
  constructor(channel: Pick<Channel, "request">, visitId: () => string | null) {
    this.#channel = channel;
    this.#visitId = visitId;
  }

  sendDescription(signal: DescriptionSignal): void {
    const { to, negotiationId, description } = signal;
    const visitId = this.#visitId();
    if (visitId === null) this.#prepared.set(to, { negotiationId, description, candidates: [] });
    else this.#send("signal:description", { visitId, ...signal });
  }

  sendCandidate(signal: CandidateSignal): void {
    const visitId = this.#visitId();
    if (visitId === null) this.#prepared.get(signal.to)?.candidates.push(signal.candidate);
    else if (this.#late) this.#late.push(signal);
    else this.#send("signal:candidate", { visitId, ...signal });
  }

  /**
   * The offer made ahead for a participant, with the candidates found so far; it is handed out once. Those found
   * from now on wait for `release`.
   */
  takePrepared(participantId: string): PreparedOffer | undefined {
    const prepared = this.#prepared.get(participantId);
    this.#prepared.clear(); // whoever is admitted, the other offers are not sent any more
    this.#late = [];
    return prepared;
  }

  /** The server has answered: sends what waited, which goes nowhere when the page is in no visit any more. */
  release(): void {
    const late = this.#late ?? [];
    this.#late = null;
    for (const signal of late) this.sendCandidate(signal);
  }

  #send<N extends RequestName>(name: N, payload: RequestPayload<N>): void {
    this.#channel.request(name, payload).catch(() => undefined);
  }
}
