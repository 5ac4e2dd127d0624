import { CandidateBuffer } from "./CandidateBuffer.ts";
import { answerFromOffer } from "./crossedOffers.ts";
import type { MediaLines } from "./MediaLines.ts";
import { OutgoingCandidates } from "./OutgoingCandidates.ts";
import type { Candidate, Description } from "./ports.ts";
import { SerialQueue } from "./SerialQueue.ts";
import { sessionVersion } from "./sessionVersion.ts";

export interface NegotiationOptions {
  peerConnection: RTCPeerConnection;
  lines: MediaLines;
  /** In a collision of offers the polite side takes its own back. */
  polite: boolean;
  createId: () => string;
  sendDescription: (negotiationId: string, description: Description) => void;
  sendCandidate: (negotiationId: string, candidate: Candidate | null) => void;
  /** May be called again after the end: what was under way then fails. */
  onFailure: (error: unknown) => void;
  signal: AbortSignal;
}

/** So many ended negotiations are remembered, to drop what still arrives of them. */
const MAX_RETIRED = 16;
/** Two sides whose offers crossed could otherwise repeat them to each other for ever. */
const MAX_REPEATS = 5;

/**
 * Perfect negotiation (webrtc-pc §10.7) with an id for each offer/answer round.
 *
 * The standard's example needs `makingOffer` and `isSettingRemoteAnswerPending` because its
 * handlers overlap. Here every step waits for the one before it, so that `signalingState`
 * alone tells a collision, and an offer that follows an answer is looked at after it.
 */
export class Negotiation {
  readonly #options: NegotiationOptions;
  readonly #peerConnection: RTCPeerConnection;
  readonly #steps: SerialQueue;
  readonly #early = new CandidateBuffer();
  readonly #outgoing: OutgoingCandidates;
  readonly #retired = new Set<string>();
  /** Whether this side may offer: it was told to begin, or has answered. */
  #mayOffer = false;
  /** `negotiationneeded` came and no offer has been made since. */
  #owesOffer = false;
  /** Our offer that waits for its answer. */
  #offerId: string | null = null;
  /** The round of the remote description in force: its candidates are added at once. */
  #remoteId: string | null = null;
  /** The round under which our local description was sent. */
  #localId: string | null = null;
  /** The version of the other side's description in force: an older one has come by a slower way. */
  #remoteVersion = 0;
  /** How often our local description was sent again in this round. */
  #repeats = 0;

  constructor(options: NegotiationOptions) {
    const { peerConnection, sendCandidate, signal } = options;
    this.#options = options;
    this.#peerConnection = peerConnection;
    this.#steps = new SerialQueue(options.onFailure);
    this.#outgoing = new OutgoingCandidates(peerConnection, sendCandidate, signal);
    peerConnection.addEventListener("negotiationneeded", () => this.#onNeeded(), { signal });
  }

  /** Begins to offer, with the media lines made up front. Beginning twice is beginning once. */
  begin(): void {
    this.#mayOffer = true;
    this.#options.lines.open();
    this.#offerWhenAllowed();
  }

  /** Resolves when the description has been handled, dropped included. */
  receiveDescription(negotiationId: string, description: Description): Promise<void> {
    return this.#steps.add(() =>
      description.type === "offer"
        ? this.#takeOffer(negotiationId, description)
        : this.#takeAnswer(negotiationId, description),
    );
  }

  /** Sends an unanswered offer once more, with the candidates found since: the other side was away. */
  repeat(): void {
    void this.#steps.add(() => {
      if (this.#peerConnection.signalingState === "have-local-offer") this.#sendLocal();
    });
  }

  /**
   * Begins a round with new ICE credentials. An unanswered offer is taken back for it: it may be lost, and its
   * candidates are those of an earlier network. The very first one, which has nothing to restart, is sent again.
   */
  restart(): void {
    void this.#steps.add(async () => {
      if (!this.#open) return;
      if (this.#peerConnection.signalingState === "have-local-offer") {
        if (!this.#peerConnection.currentRemoteDescription) return this.#sendLocal();
        await this.#peerConnection.setLocalDescription({ type: "rollback" });
        this.#offerId = null;
      }
      if (this.#open) this.#peerConnection.restartIce();
    });
  }

  /** Whether our first offer is unanswered and this one, of the other side, cannot be read as its answer. */
  isFirstOfferAgainst(offer: string): boolean {
    const { pendingLocalDescription, currentRemoteDescription } = this.#peerConnection;
    return (
      pendingLocalDescription !== null && !currentRemoteDescription && this.#crossedAnswer(offer) === null
    );
  }

  /** Resolves when the candidate has been handed to the connection, kept for later or dropped. */
  receiveCandidate(negotiationId: string, candidate: Candidate | null): Promise<void> {
    return this.#steps.add(() => {
      if (!this.#open || this.#retired.has(negotiationId)) return;
      if (negotiationId === this.#remoteId) this.#addCandidate(candidate);
      else this.#early.add(negotiationId, candidate);
    });
  }

  get #open(): boolean {
    return !this.#options.signal.aborted;
  }

  #onNeeded(): void {
    this.#owesOffer = true;
    this.#offerWhenAllowed();
  }

  #offerWhenAllowed(): void {
    if (this.#mayOffer) void this.#steps.add(() => this.#offer());
  }

  async #offer(): Promise<void> {
    // Not stable: the browser asks again when it is (webrtc-pc §4.7.3).
    if (!this.#open || !this.#owesOffer || this.#peerConnection.signalingState !== "stable") return;
    this.#owesOffer = false;
    this.#offerId = this.#options.createId();
    await this.#describe(this.#offerId);
  }

  async #takeOffer(negotiationId: string, description: Description): Promise<void> {
    if (!this.#open || this.#retired.has(negotiationId)) return;
    if (negotiationId === this.#remoteId) return this.#sendAgain();
    if (sessionVersion(description.sdp) < this.#remoteVersion) return this.#retire(negotiationId);
    const collision = this.#peerConnection.signalingState !== "stable";
    const crossed = collision ? this.#crossedAnswer(description.sdp) : null;
    if (crossed !== null) return this.#acceptAnswer(negotiationId, { type: "answer", sdp: crossed });
    if (collision && !this.#options.polite) return this.#ignore(negotiationId);
    const firstRolledBack = collision && this.#peerConnection.currentRemoteDescription === null;

    await this.#peerConnection.setRemoteDescription(description); // rolls back our own offer
    if (!this.#open) return;
    this.#offerId = null;
    this.#enterRound(negotiationId, description);
    this.#mayOffer = true;
    this.#owesOffer = false;
    this.#options.lines.adopt();
    await this.#describe(negotiationId);
    if (!this.#open) return;
    this.#addEarlyCandidates(negotiationId);
    // Chromium 156 gathers nothing for the answer when the very first offer was rolled back.
    if (firstRolledBack) this.#peerConnection.restartIce();
  }

  /** The other side's first offer as an answer to ours, when the two cross; neither has to give way then. */
  #crossedAnswer(offer: string): string | null {
    const own = this.#peerConnection.pendingLocalDescription;
    if (!own || this.#peerConnection.currentRemoteDescription) return null;
    return answerFromOffer(own.sdp, offer, this.#options.polite ? "passive" : "active");
  }

  async #takeAnswer(negotiationId: string, description: Description): Promise<void> {
    if (negotiationId === this.#offerId) await this.#acceptAnswer(negotiationId, description);
  }

  /** Ends our round; what the other side sends from now on carries `negotiationId`. */
  async #acceptAnswer(negotiationId: string, answer: Description): Promise<void> {
    if (!this.#open) return;
    await this.#peerConnection.setRemoteDescription(answer);
    if (!this.#open) return;
    this.#offerId = null;
    this.#enterRound(negotiationId, answer);
    this.#addEarlyCandidates(negotiationId);
  }

  /** Sets the offer or answer that the state calls for, and sends it before any of its candidates. */
  async #describe(negotiationId: string): Promise<void> {
    this.#outgoing.hold();
    await this.#peerConnection.setLocalDescription();
    if (!this.#open) return;
    this.#localId = negotiationId;
    this.#sendLocal();
    this.#outgoing.release(negotiationId);
  }

  #sendLocal(): void {
    const description = this.#peerConnection.localDescription;
    if (!this.#open || !description || this.#localId === null) return;
    const type = description.type === "offer" ? "offer" : "answer";
    this.#options.sendDescription(this.#localId, { type, sdp: description.sdp });
  }

  /** An offer that was taken comes once more: its sender has not got what we sent for it. */
  #sendAgain(): void {
    this.#repeats += 1;
    if (this.#repeats <= MAX_REPEATS) this.#sendLocal();
  }

  /** Ours stands. In a running call the other side may not have got it: they offer because the way was gone. */
  #ignore(negotiationId: string): void {
    this.#retire(negotiationId);
    if (this.#peerConnection.currentRemoteDescription) this.#sendAgain();
  }

  #enterRound(negotiationId: string, { sdp }: Description): void {
    this.#retire(this.#remoteId);
    this.#remoteVersion = sessionVersion(sdp);
    this.#repeats = 0;
    this.#remoteId = negotiationId;
  }

  #retire(negotiationId: string | null): void {
    if (negotiationId === null) return;
    this.#early.take(negotiationId);
    this.#retired.add(negotiationId);
    const [oldest] = this.#retired;
    if (oldest !== undefined && this.#retired.size > MAX_RETIRED) this.#retired.delete(oldest);
  }

  #addEarlyCandidates(negotiationId: string): void {
    for (const candidate of this.#early.take(negotiationId)) this.#addCandidate(candidate);
  }

  #addCandidate(candidate: Candidate | null): void {
    // The connection keeps the order itself. A candidate it cannot use costs one path, not the call.
    this.#peerConnection.addIceCandidate(candidate).catch(() => undefined);
  }
}
