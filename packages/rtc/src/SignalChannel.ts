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
  readonly #session: PeerSession;

  constructor(session: PeerSession, parse: ParseSignal) {
    this.#session = session;
    const options = { negotiated: true, id: 2, ordered: true };
    this.#channel = session.peerConnection.createDataChannel("signal", options);
    for (const type of ["open", "closing", "close"]) {
      const changed = () =>
        session.note({ type: "channel", label: "signal", readyState: this.#channel.readyState });
      this.#channel.addEventListener(type, changed, { signal: session.lifetime });
    }
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
    if (!this.#send({ negotiationId, description })) return;
    this.#session.note({ type: "description", sent: true, way: "channel", negotiationId, description });
  }

  sendCandidate({ negotiationId, candidate }: CandidateSignal): void {
    if (!this.#send({ negotiationId, candidate })) return;
    this.#session.note({ type: "candidate", sent: true, way: "channel", negotiationId, candidate });
  }

  /** False where it could not be sent; the server's way remains. */
  #send(signal: PeerSignal): boolean {
    if (this.#channel.readyState !== "open" || this.#channel.bufferedAmount > FULL) return false;
    try {
      this.#channel.send(JSON.stringify(signal));
      return true;
    } catch {
      return false; // it closed meanwhile, or the buffer is full (webrtc-pc §6.2)
    }
  }
}

function deliver(session: PeerSession, signal: PeerSignal): Promise<void> {
  return "description" in signal
    ? session.receiveDescription(signal.negotiationId, signal.description, "channel")
    : session.receiveCandidate(signal.negotiationId, signal.candidate, "channel");
}
