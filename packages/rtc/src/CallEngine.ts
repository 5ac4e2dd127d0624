import mitt, { type Emitter } from "mitt";
import { v4 } from "uuid";
import type { Attend } from "./attendant.ts";
import type { LocalMedia, LocalMediaEvents } from "./LocalMedia.ts";
import type { PeerSession, PeerSessionOptions } from "./PeerSession.ts";
import type { PeerEvents } from "./peerEvents.ts";
import type {
  Description,
  IncomingCandidate,
  IncomingDescription,
  ParticipantId,
  SignallingPort,
} from "./ports.ts";
import { RetiredTabs } from "./RetiredTabs.ts";
import { sessionId } from "./sessionId.ts";

/** The part of LocalMedia that the engine needs: what to send, and when it changes. */
export type EngineMedia = Pick<LocalMedia, "events" | "stream" | "track">;

export interface CallEngineOptions {
  signalling: SignallingPort;
  media: EngineMedia;
  /** Makes the sessions: a page loads their code when it first needs one. */
  createSession: (options: PeerSessionOptions) => PeerSession;
  /** Makes negotiation ids; uuid v4 unless given. */
  createId?: () => string;
  /** Read for each new peer connection, so that short-lived TURN credentials are fresh. */
  getRtcConfiguration?: () => RTCConfiguration;
}

export interface OpenPeer {
  participantId: ParticipantId;
  /** The open page of the other side; null while unknown, then taken from its first signal. */
  tabId: string | null;
  polite: boolean;
  /** Whether this side makes the first offer. */
  initiator: boolean;
}

/**
 * Owns the peer sessions of a call, one per participant, and says what happens to them.
 * Knows no socket, no store and no role: signals go out through the port and come in by
 * `receiveDescription` and `receiveCandidate`.
 */
export class CallEngine {
  readonly events: Emitter<PeerEvents> = mitt<PeerEvents>();
  readonly #options: CallEngineOptions;
  readonly #sessions = new Map<ParticipantId, PeerSession>();
  readonly #retiredTabs = new RetiredTabs();
  #attend: Attend | null = null;
  #screen: MediaStreamTrack | null = null;
  #closed = false;

  constructor(options: CallEngineOptions) {
    this.#options = options;
    options.media.events.on("trackChanged", this.#onTrackChanged);
  }

  /**
   * Opens a session, or does nothing when there is one with the same page. Another page replaces
   * the session: a new page has a new peer connection. `initiator: true` makes a waiting session begin.
   */
  openPeer({ participantId, tabId, polite, initiator }: OpenPeer): void {
    if (this.#closed) return;
    const current = this.#sessions.get(participantId);
    const samePage = current && (tabId === null || current.tabId === null || current.tabId === tabId);
    if (tabId !== null) this.#retiredTabs.restore(participantId, tabId);
    const session = samePage ? current : this.#replace({ participantId, tabId, polite });
    session.tabId ??= tabId;
    if (initiator) session.begin();
  }

  hasPeer(participantId: ParticipantId): boolean {
    return this.#sessions.has(participantId);
  }

  /** Resolves when the description has been handled; a failure closes the session instead of rejecting. */
  async receiveDescription(signal: IncomingDescription): Promise<void> {
    const session = this.#sessionFor(signal);
    const handled = (session && this.#withConnection(session, signal.description))?.receiveDescription(
      signal.negotiationId,
      signal.description,
    );
    for (const candidate of signal.candidates ?? []) void this.receiveCandidate({ ...signal, candidate });
    await handled;
  }

  /** Resolves when the candidate has been handled; never rejects. */
  async receiveCandidate(signal: IncomingCandidate): Promise<void> {
    const session = this.#sessionFor(signal);
    await session?.receiveCandidate(signal.negotiationId, signal.candidate);
  }

  /** Shows this screen to every participant, those who come later included; null ends that. Its owner stops the track. */
  setScreen(track: MediaStreamTrack | null): void {
    this.#screen = track;
    for (const session of this.#sessions.values()) session.setTrack("screen", track);
  }

  /** Sends over the data channel. False when there is no open channel to this participant. */
  send(participantId: ParticipantId, data: string): boolean {
    return this.#sessions.get(participantId)?.send(data) ?? false;
  }

  /** The most that one `sendBytes` to this participant may carry, in bytes. */
  maxBytes(participantId: ParticipantId): number {
    return this.#sessions.get(participantId)?.maxBytes ?? 0;
  }

  /**
   * Sends over the bulk channel, which keeps no order. Resolves when the data is handed over, after waiting for
   * room if need be; with false when there is no open channel to this participant. Never rejects.
   */
  async sendBytes(participantId: ParticipantId, data: Uint8Array<ArrayBuffer>): Promise<boolean> {
    return (await this.#sessions.get(participantId)?.sendBytes(data)) ?? false;
  }

  /** Sends to every participant whose channel is open. */
  broadcast(data: string): void {
    for (const session of this.#sessions.values()) session.send(data);
  }

  /** Gives every session an attendant, those that are open included. */
  attend(attend: Attend): void {
    this.#attend = attend;
    for (const session of this.#sessions.values()) session.attendant = attend(session);
  }

  /** For a participant who was away, or after this side was: what they may have missed is sent again. */
  repeat(participantId: ParticipantId): void {
    this.#sessions.get(participantId)?.repeat();
  }

  restartIce(participantId: ParticipantId): void {
    this.#sessions.get(participantId)?.restartIce();
  }

  /** `farewell` is said to the participant before the connection closes. */
  closePeer(participantId: ParticipantId, farewell?: string): void {
    this.#sessions.get(participantId)?.close(null, farewell);
  }

  /** Closes every session for good and lets go of the local media, which stays its owner's to stop. */
  close(): void {
    this.#closed = true;
    this.#options.media.events.off("trackChanged", this.#onTrackChanged);
    for (const participantId of this.#sessions.keys()) this.closePeer(participantId);
  }

  readonly #onTrackChanged = ({ kind, track }: LocalMediaEvents["trackChanged"]): void => {
    for (const session of this.#sessions.values()) session.setTrack(kind, track);
  };

  /** The session that a signal is for; a fresh one when it comes from a page not seen before. */
  #sessionFor({ from, fromTab }: { from: ParticipantId; fromTab: string }): PeerSession | undefined {
    const current = this.#sessions.get(from);
    if (!current || this.#retiredTabs.has(from, fromTab)) return undefined;
    if (current.tabId === null) current.tabId = fromTab;
    if (current.tabId === fromTab) return current;
    return this.#replace({ participantId: from, tabId: fromTab, polite: current.polite });
  }

  /**
   * The session itself, or a fresh one: for an offer of another peer connection of the same page, and when
   * our own first offer has to give way. Nothing was connected then, and a fresh connection is what rolling
   * back ought to be: Chromium 156 gathers no candidates after rolling back its very first offer.
   */
  #withConnection(session: PeerSession, { type, sdp }: Description): PeerSession {
    const remoteId = sessionId(sdp);
    const renewed = session.remoteSessionId !== null && session.remoteSessionId !== remoteId;
    const replaced = type === "offer" && (renewed || session.mustGiveWay(sdp));
    const current = replaced ? this.#replace(session) : session;
    if (type === "answer") current.remoteSessionId = remoteId; // they gave way, with a fresh connection
    current.remoteSessionId ??= remoteId;
    return current;
  }

  #replace({ participantId, tabId, polite }: Omit<OpenPeer, "initiator">): PeerSession {
    const earlier = this.#sessions.get(participantId);
    if (earlier?.tabId && earlier.tabId !== tabId) this.#retiredTabs.add(participantId, earlier.tabId);
    const { signalling, media, createSession, createId = v4, getRtcConfiguration } = this.#options;
    const session = createSession({
      participantId,
      tabId,
      polite,
      signalling,
      media: {
        stream: media.stream,
        track: (line) => (line === "screen" ? this.#screen : media.track(line)),
      },
      configuration: { bundlePolicy: "max-bundle", ...getRtcConfiguration?.() },
      createId,
      events: this.events,
      onClosed: (closed) => this.#forget(closed),
    });
    session.attendant = this.#attend?.(session) ?? null;
    this.#sessions.set(participantId, session);
    earlier?.close(); // last, so that whoever hears of it finds the new session in place
    this.events.emit("peer:opened", { participantId, peerConnection: session.peerConnection });
    return session;
  }

  #forget(session: PeerSession): void {
    if (this.#sessions.get(session.participantId) === session) this.#sessions.delete(session.participantId);
  }
}
