import { type LineKind, lineKinds, mediaOf } from "./lineKind.ts";
import type { MediaKind } from "./mediaKind.ts";
import { SmallStart } from "./SmallStart.ts";

/** What a peer sends, by line. */
export interface LocalTracks {
  readonly stream: MediaStream;
  track(line: LineKind): MediaStreamTrack | null;
}

/**
 * The microphone, camera and screen lines of a peer connection. All are there from the first
 * offer, sendrecv, with or without a device, so that turning one on later is `replaceTrack` and
 * never a renegotiation.
 */
export class MediaLines {
  readonly #peerConnection: RTCPeerConnection;
  readonly #local: LocalTracks;
  readonly #senders = new Map<LineKind, RTCRtpSender>();
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
    for (const line of lineKinds) {
      const track = this.#local.track(line) ?? standIn(mediaOf(line));
      this.#senders.set(line, this.#peerConnection.addTrack(track, this.#local.stream));
    }
    // Only now that each line has its sender: `addTrack` takes up one that has no track (webrtc-pc §5.1).
    for (const line of lineKinds) this.setTrack(line, this.#local.track(line));
    this.#shrink();
  }

  /** Takes the lines that a remote offer brought and fills them with our tracks. */
  adopt(): void {
    for (const line of lineKinds) {
      const transceiver = this.#negotiated(line);
      if (!transceiver) continue;
      transceiver.direction = "sendrecv";
      const { sender } = transceiver;
      if (this.#senders.get(line) === sender) continue;
      this.#senders.set(line, sender);
      sender.setStreams(this.#local.stream);
      this.setTrack(line, this.#local.track(line));
      if (line === "video") this.#shrink();
    }
  }

  /** The line on which a remote track arrives; null for one that no line of ours answers. */
  lineOf(transceiver: RTCRtpTransceiver): LineKind | null {
    return lineKinds.find((line) => this.#negotiated(line) === transceiver) ?? null;
  }

  /** The connection is up. */
  connected(): void {
    this.#smallStart.connected();
  }

  /** Sends another track, or nothing, on a line; without negotiation. */
  setTrack(line: LineKind, track: MediaStreamTrack | null): void {
    const sender = this.#senders.get(line);
    if (!sender || sender.track === track) return;
    // Rejects only once the connection is closed (or the line stopped): nothing left to send on.
    sender.replaceTrack(track).catch(() => undefined);
  }

  #shrink(): void {
    const sender = this.#senders.get("video");
    const track = this.#local.track("video");
    if (sender && track) this.#smallStart.shrink(sender, track);
  }

  /** Of the two video lines the camera is the first, as everywhere the lines are made. */
  #negotiated(line: LineKind): RTCRtpTransceiver | undefined {
    const ofKind = this.#peerConnection
      .getTransceivers()
      .filter((one) => one.receiver.track.kind === mediaOf(line) && one.mid !== null);
    const found = ofKind[line === "screen" ? 1 : 0];
    return found?.direction === "stopped" ? undefined : found;
  }
}

/** `addTrack` needs a track: a receiver's silent one stands in, and is taken off again at once. */
function standIn(kind: MediaKind): MediaStreamTrack {
  const source = new RTCPeerConnection();
  const { track } = source.addTransceiver(kind).receiver;
  source.close();
  return track;
}
