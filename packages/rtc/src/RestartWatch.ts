import type { PeerSession } from "./PeerSession.ts";

/** Milliseconds that a connection may be interrupted: a short interruption mends itself. */
const GRACE = 1000;
/** Milliseconds until an attempt that did not help is followed by another: the first, and the longest. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 4000;
/** Milliseconds in which a round that both sides have agreed on should connect. */
const CONNECTING = 3000;
/** Milliseconds of silence after which a path is taken for dead, when there is reason to doubt it. */
const SILENCE = 400;

/** Milliseconds in which the same news is told by several: they are one. */
const SAME_NEWS = 300;

/** The part of a session that the watch needs. */
export type Restartable = Pick<PeerSession, "peerConnection" | "polite" | "lifetime" | "restartIce">;

/**
 * Brings a connection back that was up once: restarts ICE when it is interrupted or the network has changed, and
 * again, ever more slowly, while that does not help. An attempt takes an unanswered offer back, so that neither a
 * lost offer nor a lost answer is waited for. Both sides may restart at once: that is a collision like any other.
 */
export class RestartWatch {
  readonly #session: Restartable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempts = 0;
  #wasConnected: boolean;
  /** When each kind of news was last acted upon. */
  readonly #told = { network: Number.NEGATIVE_INFINITY, path: Number.NEGATIVE_INFINITY };

  constructor(session: Restartable) {
    const { peerConnection, lifetime: signal } = session;
    this.#session = session;
    this.#wasConnected = peerConnection.connectionState === "connected";
    peerConnection.addEventListener("connectionstatechange", () => this.#onConnection(), { signal });
    peerConnection.addEventListener("signalingstatechange", () => this.#onSignalling(), { signal });
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  /** The way to the other side is another one now: restarts at once. */
  networkChanged(): void {
    this.#hear("network");
  }

  /** The way to the other side may have changed: restarts if nothing arrives on it any more. */
  async suspect(): Promise<void> {
    if (this.#isUp && (await this.isSilent())) this.networkChanged();
  }

  /** Whether nothing arrives for a while, looked at now; a connection that is down is silent. */
  async isSilent(): Promise<boolean> {
    const { peerConnection, lifetime } = this.#session;
    const before = await bytesReceived(peerConnection);
    await new Promise((resolve) => setTimeout(resolve, SILENCE));
    if (lifetime.aborted) return false;
    return !this.#isUp || (await bytesReceived(peerConnection)) === before;
  }

  /** Signals can reach the other side again. True when the connection is down, and is restarted for that. */
  pathBack(): boolean {
    if (!this.#wasConnected || this.#isUp) return false;
    this.#hear("path");
    return true;
  }

  #hear(news: "network" | "path"): void {
    if (performance.now() - this.#told[news] < SAME_NEWS) return;
    this.#told[news] = performance.now();
    this.#attempts = 0;
    this.#attempt();
  }

  get #isUp(): boolean {
    return this.#session.peerConnection.connectionState === "connected";
  }

  #onConnection(): void {
    const { connectionState, signalingState } = this.#session.peerConnection;
    if (connectionState === "connected") {
      this.#wasConnected = true;
      this.#attempts = 0;
      if (signalingState === "stable") clearTimeout(this.#timer);
    }
    // Whoever is polite lets the other begin, so that two who see the same do not collide each time.
    if (connectionState === "disconnected") this.#schedule(this.#session.polite ? GRACE * 1.5 : GRACE);
    if (connectionState === "failed") this.#attempt();
  }

  #onSignalling(): void {
    if (this.#session.peerConnection.signalingState !== "stable") this.#schedule(this.#pause());
    else if (this.#isUp) clearTimeout(this.#timer);
    else this.#schedule(CONNECTING);
  }

  #attempt(): void {
    if (!this.#wasConnected || this.#session.lifetime.aborted) return;
    this.#schedule(this.#pause());
    this.#attempts += 1;
    this.#session.restartIce();
  }

  /** Grows from attempt to attempt; no two pages keep step, or their offers would collide for ever. */
  #pause(): number {
    return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#attempts) * (1 + Math.random() / 2);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    if (this.#wasConnected) this.#timer = setTimeout(() => this.#onDue(), delay);
  }

  #onDue(): void {
    if (this.#isUp && this.#session.peerConnection.signalingState === "stable") return;
    this.#attempt();
  }
}

/** Bytes that have come over every path so far, those of the connectivity checks left out. */
async function bytesReceived(peerConnection: RTCPeerConnection): Promise<number> {
  const entries = [...(await peerConnection.getStats()).values()];
  const pairs = entries.filter(({ type }) => type === "candidate-pair");
  return pairs.reduce((sum, { bytesReceived: bytes = 0 }) => sum + bytes, 0);
}
