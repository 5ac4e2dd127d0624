import type { PeerSession } from "./PeerSession.ts";
import type { Candidate, CandidateSignal, Description, DescriptionSignal, SignallingPort } from "./ports.ts";

/** A signal as it travels over the connection that it is about. */
export type PeerSignal =
  | { negotiationId: string; description: Description }
  | { negotiationId: string; candidate: Candidate | null };

/** Reads what came over the channel; null for what is no signal. */
export type ParseSignal = (text: string) => PeerSignal | null;

/** So many bytes may wait on a path that takes none: twenty offers. Newer ones then go the other way only. */
const FULL = 256 * 1024;

/**
 * Carries a session's signals over a data channel of its own, beside the server: the two sides come to terms
 * while the server is gone. What is sent before the other side has made its end of the channel is lost.
 */
export class SignalChannel implements SignallingPort {
  readonly #channel: RTCDataChannel;

  constructor(session: PeerSession, parse: ParseSignal) {
    const options = { negotiated: true, id: 2, ordered: true };
    this.#channel = session.peerConnection.createDataChannel("signal", options);
    this.#channel.addEventListener(
      "message",
      ({ data }: MessageEvent<unknown>) => {
        const signal = typeof data === "string" ? parse(data) : null;
        if (signal) void deliver(session, signal);
      },
      { signal: session.lifetime },
    );
  }

  sendDescription({ negotiationId, description }: DescriptionSignal): void {
    this.#send({ negotiationId, description });
  }

  sendCandidate({ negotiationId, candidate }: CandidateSignal): void {
    this.#send({ negotiationId, candidate });
  }

  #send(signal: PeerSignal): void {
    if (this.#channel.readyState !== "open" || this.#channel.bufferedAmount > FULL) return;
    try {
      this.#channel.send(JSON.stringify(signal));
    } catch {
      // It closed meanwhile, or the buffer is full (webrtc-pc §6.2): the server's way remains.
    }
  }
}

function deliver(session: PeerSession, signal: PeerSignal): Promise<void> {
  return "description" in signal
    ? session.receiveDescription(signal.negotiationId, signal.description)
    : session.receiveCandidate(signal.negotiationId, signal.candidate);
}
