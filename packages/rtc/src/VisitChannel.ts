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
