/** Milliseconds that a last message is given to arrive: a slow path's round trip. */
const LAST_WORD = 600;

export interface VisitChannelEvents {
  changed(readyState: RTCDataChannelState): void;
  message(data: string): void;
}

/**
 * The data channel of a session. Both sides make it with the same id (`negotiated`,
 * RFC 8832 is not spoken), so that it is part of the first offer and open with the connection.
 */
export class VisitChannel {
  readonly #channel: RTCDataChannel;

  constructor(peerConnection: RTCPeerConnection, events: VisitChannelEvents, signal: AbortSignal) {
    this.#channel = peerConnection.createDataChannel("visit", { negotiated: true, id: 0, ordered: true });
    const changed = () => events.changed(this.#channel.readyState);
    for (const type of ["open", "closing", "close"]) {
      this.#channel.addEventListener(type, changed, { signal });
    }
    this.#channel.addEventListener(
      "message",
      ({ data }: MessageEvent<unknown>) => {
        if (typeof data === "string") events.message(data);
      },
      { signal },
    );
  }

  /**
   * Sends a last message, upon which the other side should close. Resolves when it has, or after a moment:
   * what is on its way would be lost if this side closed at once. At once where nothing can be sent.
   */
  async sendLast(data: string): Promise<void> {
    if (this.#channel.readyState !== "open" || !this.send(data)) return;
    await new Promise((resolve) => {
      this.#channel.addEventListener("close", resolve, { once: true });
      setTimeout(resolve, LAST_WORD);
    });
  }

  /** False when the channel is not open or its buffer is full; the message is then not sent. */
  send(data: string): boolean {
    try {
      this.#channel.send(data);
      return true;
    } catch {
      // InvalidStateError: not open; OperationError: the send buffer is full (webrtc-pc §6.2).
      return false;
    }
  }
}
