import type { RequestName, RequestPayload } from "@televisit/protocol/events";
import type { PreparedOffer } from "@televisit/protocol/signal";
import type { CandidateSignal, DescriptionSignal, SignallingPort } from "@televisit/rtc/ports";
import type { Channel } from "./channel.ts";

/**
 * Carries the engine's signals over the channel, in the visit that the page speaks in.
 * A signal that is refused or lost is not repeated: the state that the server tells next, or
 * a new negotiation, puts it right.
 *
 * Signals to a client whom the professional has not admitted stay here: *admit* takes the offer with it.
 */
export class ChannelSignalling implements SignallingPort {
  readonly #channel: Channel;
  readonly #visitId: () => string | null;
  readonly #prepared = new Map<string, PreparedOffer>();

  /** `visitId` tells the visit that the page speaks in, null when there is none. */
  constructor(channel: Channel, visitId: () => string | null) {
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
    else this.#send("signal:candidate", { visitId, ...signal });
  }

  /** The offer made ahead for a participant, with the candidates found so far; it is handed out once. */
  takePrepared(participantId: string): PreparedOffer | undefined {
    const prepared = this.#prepared.get(participantId);
    this.#prepared.clear(); // whoever is admitted, the other offers are not sent any more
    return prepared;
  }

  #send<N extends RequestName>(name: N, payload: RequestPayload<N>): void {
    this.#channel.request(name, payload).catch(() => undefined);
  }
}
