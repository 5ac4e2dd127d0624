import type { Candidate } from "./ports.ts";

/**
 * Sends our candidates as they are gathered (trickle, RFC 8838), each under the id of the
 * description it belongs to and never before that description.
 */
export class OutgoingCandidates {
  readonly #send: (negotiationId: string, candidate: Candidate | null) => void;
  #negotiationId: string | null = null;
  #held: (Candidate | null)[] = [];
  #holding = true;

  constructor(
    peerConnection: RTCPeerConnection,
    send: (negotiationId: string, candidate: Candidate | null) => void,
    signal: AbortSignal,
  ) {
    this.#send = send;
    peerConnection.addEventListener("icecandidate", ({ candidate }) => this.#onCandidate(candidate), {
      signal,
    });
  }

  /** From now until `release`, candidates wait for the description that is being made. */
  hold(): void {
    this.#holding = true;
  }

  /** The description of this negotiation has been sent: its candidates may follow. */
  release(negotiationId: string): void {
    this.#negotiationId = negotiationId;
    this.#holding = false;
    const held = this.#held;
    this.#held = [];
    for (const candidate of held) this.#send(negotiationId, candidate);
  }

  #onCandidate(found: RTCIceCandidate | null): void {
    // An empty candidate ends one generation of one line; null, which follows, ends them all.
    if (found?.candidate === "") return;
    const candidate = found && {
      candidate: found.candidate,
      sdpMid: found.sdpMid,
      sdpMLineIndex: found.sdpMLineIndex,
      usernameFragment: found.usernameFragment,
    };
    if (this.#holding || this.#negotiationId === null) this.#held.push(candidate);
    else this.#send(this.#negotiationId, candidate);
  }
}
