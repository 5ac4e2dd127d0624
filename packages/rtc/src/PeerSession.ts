import type { Emitter } from "mitt";
import type { Attendant } from "./attendant.ts";
import { BulkChannel } from "./BulkChannel.ts";
import type { LineKind } from "./lineKind.ts";
import { type LocalTracks, MediaLines } from "./MediaLines.ts";
import { Negotiation } from "./Negotiation.ts";
import type { PeerEvents, PeerNote, SignalWay } from "./peerEvents.ts";
import type { Candidate, Description, ParticipantId, SignallingPort } from "./ports.ts";
import { VisitChannel } from "./VisitChannel.ts";

export interface PeerSessionOptions {
  participantId: ParticipantId;
  /** The page of the other side; null until it is known. */
  tabId: string | null;
  polite: boolean;
  signalling: SignallingPort;
  media: LocalTracks;
  configuration: RTCConfiguration;
  createId: () => string;
  events: Emitter<PeerEvents>;
  /** Called once, before `peer:closed`, however the session ends. */
  onClosed: (session: PeerSession) => void;
}

const stateEvents = [
  "signalingstatechange",
  "iceconnectionstatechange",
  "icegatheringstatechange",
  "connectionstatechange",
] as const;

/** One peer connection to one page of one participant: opened here, closed here, exactly once. */
export class PeerSession {
  readonly participantId: ParticipantId;
  readonly polite: boolean;
  tabId: string | null;
  /** The other side's peer connection, as its descriptions name it; null until the first one. */
  remoteSessionId: string | null = null;
  attendant: Attendant | null = null;
  readonly #options: PeerSessionOptions;
  readonly #peerConnection: RTCPeerConnection;
  readonly #lines: MediaLines;
  readonly #negotiation: Negotiation;
  readonly #channel: VisitChannel;
  readonly #bulk: BulkChannel;
  /** Its identity is stable: what the sender calls its streams (msid) does not matter here. */
  readonly #stream = new MediaStream();
  readonly #screen = new MediaStream();
  readonly #lifetime = new AbortController();

  constructor(options: PeerSessionOptions) {
    this.#options = options;
    this.participantId = options.participantId;
    this.polite = options.polite;
    this.tabId = options.tabId;
    this.#peerConnection = new RTCPeerConnection(options.configuration);
    this.#lines = new MediaLines(this.#peerConnection, options.media, this.#lifetime.signal);
    this.#channel = this.#createChannel();
    this.#bulk = this.#createBulkChannel();
    this.#negotiation = this.#createNegotiation();
    this.#watch();
  }

  get peerConnection(): RTCPeerConnection {
    return this.#peerConnection;
  }

  /** Aborts when the session closes. */
  get lifetime(): AbortSignal {
    return this.#lifetime.signal;
  }

  /** Makes the first offer; from a session that waited for one as well. */
  begin(): void {
    this.#negotiation.begin();
  }

  /** Whether our first offer is still unanswered and must be taken back for this one. */
  mustGiveWay(offer: string): boolean {
    return this.polite && this.#negotiation.isFirstOfferAgainst(offer);
  }

  receiveDescription(
    negotiationId: string,
    description: Description,
    way: SignalWay = "server",
  ): Promise<void> {
    this.note({ type: "description", sent: false, way, negotiationId, description });
    return this.#negotiation.receiveDescription(negotiationId, description);
  }

  receiveCandidate(
    negotiationId: string,
    candidate: Candidate | null,
    way: SignalWay = "server",
  ): Promise<void> {
    this.note({ type: "candidate", sent: false, way, negotiationId, candidate });
    return this.#negotiation.receiveCandidate(negotiationId, candidate);
  }

  /** Tells the journal, until the session closes. */
  note(note: PeerNote): void {
    if (this.#lifetime.signal.aborted) return;
    this.#options.events.emit("peer:noted", { participantId: this.participantId, note });
  }

  setTrack(line: LineKind, track: MediaStreamTrack | null): void {
    this.#lines.setTrack(line, track);
  }

  send(data: string): boolean {
    return this.#channel.send(data);
  }

  /** The most that one `sendBytes` may carry, in bytes. */
  get maxBytes(): number {
    return this.#bulk.maxBytes;
  }

  sendBytes(data: Uint8Array<ArrayBuffer>): Promise<boolean> {
    return this.#bulk.send(data);
  }

  /** A way to the other side may be back: an unanswered offer is sent once more. */
  repeat(): void {
    if (!this.attendant?.pathBack()) this.#negotiation.repeat();
  }

  restartIce(): void {
    this.#negotiation.restart();
  }

  /**
   * The one way out, for a hang-up and for every failure. Closing twice is closing once. `farewell` is said to the
   * other side, to which closing alone tells nothing; for everybody here the session is over at once.
   */
  close(error: Error | null = null, farewell?: string): void {
    if (this.#lifetime.signal.aborted) return;
    this.#lifetime.abort();
    if (farewell === undefined) this.#peerConnection.close();
    else void this.#part(farewell);
    for (const stream of [this.#stream, this.#screen]) {
      for (const track of stream.getTracks()) stream.removeTrack(track);
    }
    this.#options.onClosed(this);
    this.#options.events.emit("peer:closed", { participantId: this.participantId, error });
  }

  /** Sends nothing more but the last word, and closes when that had time to arrive. */
  async #part(farewell: string): Promise<void> {
    for (const transceiver of this.#peerConnection.getTransceivers()) {
      transceiver.sender.replaceTrack(null).catch(() => undefined);
      transceiver.receiver.track.enabled = false;
    }
    await this.#channel.sendLast(farewell);
    this.#peerConnection.close();
  }

  #createChannel(): VisitChannel {
    const { participantId, events } = this.#options;
    return new VisitChannel(
      this.#peerConnection,
      {
        changed: (readyState) => {
          this.note({ type: "channel", label: "visit", readyState });
          events.emit("peer:channelChanged", { participantId, readyState });
        },
        message: (data) => events.emit("peer:message", { participantId, data }),
      },
      this.#lifetime.signal,
    );
  }

  #createBulkChannel(): BulkChannel {
    const { participantId, events } = this.#options;
    return new BulkChannel(
      this.#peerConnection,
      {
        changed: (readyState) => this.note({ type: "channel", label: "bulk", readyState }),
        bytes: (data) => events.emit("peer:bytes", { participantId, data }),
      },
      this.#lifetime.signal,
    );
  }

  #createNegotiation(): Negotiation {
    const { participantId: to, polite, signalling, createId } = this.#options;
    const ways = () => (this.attendant ? [signalling, this.attendant] : [signalling]);
    return new Negotiation({
      peerConnection: this.#peerConnection,
      lines: this.#lines,
      polite,
      createId,
      sendDescription: (negotiationId, description) => {
        this.note({ type: "description", sent: true, way: "server", negotiationId, description });
        for (const way of ways()) way.sendDescription({ to, negotiationId, description });
      },
      sendCandidate: (negotiationId, candidate) => {
        this.note({ type: "candidate", sent: true, way: "server", negotiationId, candidate });
        for (const way of ways()) way.sendCandidate({ to, negotiationId, candidate });
      },
      onFailure: (cause) => this.close(new Error("negotiation failed", { cause })),
      signal: this.#lifetime.signal,
    });
  }

  #watch(): void {
    const { signal } = this.#lifetime;
    for (const type of stateEvents) {
      this.#peerConnection.addEventListener(type, () => this.#onStateChange(), { signal });
    }
    this.#peerConnection.addEventListener("connectionstatechange", () => this.#onConnectionStateChange(), {
      signal,
    });
    this.#peerConnection.addEventListener("track", ({ transceiver }) => this.#onTrack(transceiver), {
      signal,
    });
  }

  #onStateChange(): void {
    const { signalingState, iceConnectionState, iceGatheringState, connectionState } = this.#peerConnection;
    this.#options.events.emit("peer:stateChanged", {
      participantId: this.participantId,
      signalingState,
      iceConnectionState,
      iceGatheringState,
      connectionState,
    });
  }

  #onConnectionStateChange(): void {
    const { connectionState } = this.#peerConnection;
    if (connectionState === "connected") this.#lines.connected();
    // Both sides may see it fail and restart at once: that is a collision like any other.
    if (connectionState === "failed") this.restartIce();
  }

  #onTrack(transceiver: RTCRtpTransceiver): void {
    const line = this.#lines.lineOf(transceiver);
    if (line === null) return;
    const { track } = transceiver.receiver;
    const stream = line === "screen" ? this.#screen : this.#stream;
    for (const earlier of stream.getTracks()) {
      if (earlier.kind === track.kind && earlier !== track) stream.removeTrack(earlier);
    }
    stream.addTrack(track);
    const event = line === "screen" ? "peer:screenChanged" : "peer:streamChanged";
    this.#options.events.emit(event, { participantId: this.participantId, stream });
  }
}
