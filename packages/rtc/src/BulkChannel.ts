/** So many bytes may wait in the send buffer; beyond them `send` waits. Keeps a 100 Mbit/s path of 80 ms busy. */
const FULL = 1024 * 1024;
/** Waiting ends when so many bytes are left, early enough that the path never runs dry. */
const LOW = 256 * 1024;
/** The largest message every browser delivers whole; larger ones hold up the other streams (RFC 8831 §6.6). */
const MAX_BYTES = 64 * 1024;

export interface BulkChannelEvents {
  changed(readyState: RTCDataChannelState): void;
  bytes(data: ArrayBuffer): void;
}

/**
 * The data channel for bulk, beside the visit's own so that no word waits behind a file. Made by both sides with
 * the same id, like the other. It does not keep order: a lost packet holds up nothing but itself.
 */
export class BulkChannel {
  readonly #peerConnection: RTCPeerConnection;
  readonly #channel: RTCDataChannel;
  readonly #signal: AbortSignal;

  constructor(peerConnection: RTCPeerConnection, events: BulkChannelEvents, signal: AbortSignal) {
    this.#peerConnection = peerConnection;
    this.#signal = signal;
    this.#channel = peerConnection.createDataChannel("bulk", { negotiated: true, id: 1, ordered: false });
    this.#channel.binaryType = "arraybuffer";
    this.#channel.bufferedAmountLowThreshold = LOW;
    const changed = () => events.changed(this.#channel.readyState);
    for (const type of ["open", "closing", "close"]) {
      this.#channel.addEventListener(type, changed, { signal });
    }
    this.#channel.addEventListener(
      "message",
      ({ data }: MessageEvent<unknown>) => {
        if (data instanceof ArrayBuffer) events.bytes(data);
      },
      { signal },
    );
  }

  /** The most that one `send` may carry, in bytes: what the other side takes (SDP max-message-size, RFC 8841). */
  get maxBytes(): number {
    return Math.min(MAX_BYTES, this.#peerConnection.sctp?.maxMessageSize ?? MAX_BYTES);
  }

  /** Resolves with true when the data is handed to the channel, with false when the channel is not open. */
  async send(data: Uint8Array<ArrayBuffer>): Promise<boolean> {
    while (this.#open && this.#channel.bufferedAmount > FULL) await this.#room();
    if (!this.#open) return false;
    try {
      this.#channel.send(data);
      return true;
    } catch {
      return false; // it closed meanwhile, or the data is too large (webrtc-pc §6.2)
    }
  }

  get #open(): boolean {
    return !this.#signal.aborted && this.#channel.readyState === "open";
  }

  /** Resolves when there is room again, or the channel will not have any. */
  #room(): Promise<void> {
    const scope = new AbortController();
    const room = new Promise<void>((resolve) => {
      for (const type of ["bufferedamountlow", "closing", "close", "error"]) {
        this.#channel.addEventListener(type, () => resolve(), { signal: scope.signal });
      }
      this.#signal.addEventListener("abort", () => resolve(), { signal: scope.signal });
    });
    return room.finally(() => scope.abort());
  }
}
