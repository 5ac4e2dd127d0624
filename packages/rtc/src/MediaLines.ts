import { type MediaKind, mediaKinds } from "./mediaKind.ts";
import { SmallStart } from "./SmallStart.ts";

/** The part of LocalMedia that a peer needs: what to send. */
export interface LocalTracks {
  readonly stream: MediaStream;
  track(kind: MediaKind): MediaStreamTrack | null;
}

/**
 * The one audio and one video line of a peer connection. Both are there from the first offer,
 * sendrecv, with or without a device, so that turning one on later is `replaceTrack` and
 * never a renegotiation.
 */
export class MediaLines {
  readonly #peerConnection: RTCPeerConnection;
  readonly #local: LocalTracks;
  readonly #senders = new Map<MediaKind, RTCRtpSender>();
  readonly #smallStart: SmallStart;

  constructor(peerConnection: RTCPeerConnection, local: LocalTracks, signal: AbortSignal) {
    this.#peerConnection = peerConnection;
    this.#local = local;
    this.#smallStart = new SmallStart(signal);
  }

  /**
   * Makes the lines of our own offer; does nothing when they are there. They are made by
   * `addTrack`, because after a rollback only such transceivers are taken up by the remote
   * offer's lines (RFC 9429 §5.10); those of `addTransceiver` would stay behind as a second pair.
   */
  open(): void {
    if (this.#senders.size > 0) return;
    for (const kind of mediaKinds) {
      const track = this.#local.track(kind);
      this.#senders.set(kind, track ? this.#addTrack(track) : this.#addWithoutDevice(kind));
      this.#shrink(kind);
    }
  }

  /** Takes the lines that a remote offer brought and fills them with our tracks. */
  adopt(): void {
    for (const kind of mediaKinds) {
      const transceiver = this.#negotiated(kind);
      if (!transceiver) continue;
      transceiver.direction = "sendrecv";
      const { sender } = transceiver;
      if (this.#senders.get(kind) === sender) continue;
      this.#senders.set(kind, sender);
      sender.setStreams(this.#local.stream);
      this.setTrack(kind, this.#local.track(kind));
      this.#shrink(kind);
    }
  }

  /** The connection is up. */
  connected(): void {
    this.#smallStart.connected();
  }

  /** Sends another track, or nothing, on the line of a kind; without negotiation. */
  setTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
    const sender = this.#senders.get(kind);
    if (!sender || sender.track === track) return;
    // Rejects only once the connection is closed (or the line stopped): nothing left to send on.
    sender.replaceTrack(track).catch(() => undefined);
  }

  #shrink(kind: MediaKind): void {
    const sender = this.#senders.get(kind);
    const track = this.#local.track(kind);
    if (kind === "video" && sender && track) this.#smallStart.shrink(sender, track);
  }

  #negotiated(kind: MediaKind): RTCRtpTransceiver | undefined {
    return this.#peerConnection
      .getTransceivers()
      .find((one) => one.receiver.track.kind === kind && one.mid !== null && one.direction !== "stopped");
  }

  #addTrack(track: MediaStreamTrack): RTCRtpSender {
    return this.#peerConnection.addTrack(track, this.#local.stream);
  }

  /** `addTrack` needs a track: a receiver's silent one stands in and is taken off again at once. */
  #addWithoutDevice(kind: MediaKind): RTCRtpSender {
    const source = new RTCPeerConnection();
    const sender = this.#addTrack(source.addTransceiver(kind).receiver.track);
    sender.replaceTrack(null).catch(() => undefined);
    source.close();
    return sender;
  }
}
