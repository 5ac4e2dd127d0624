/** Pings of one measurement; the median of few tells enough. */
const PINGS = 5;

/**
 * Two peer connections of this page, with a data channel from one to the other. With
 * `iceTransportPolicy: "relay"` what passes between them goes out to the relay and comes back.
 */
export class Loop {
  readonly near: RTCPeerConnection;
  readonly far: RTCPeerConnection;
  /** The near end of the channel, and the far end, which sends every text back. */
  readonly channel: RTCDataChannel;
  readonly echo: RTCDataChannel;
  /** Resolves when it is closed, by whomever. */
  readonly closed: Promise<void>;
  readonly #lifetime = new AbortController();

  /** @param signal closes it at once */
  constructor(near: RTCConfiguration, far: RTCConfiguration, signal: AbortSignal) {
    this.near = new RTCPeerConnection(near);
    this.far = new RTCPeerConnection(far);
    this.channel = openChannel(this.near);
    this.echo = openChannel(this.far);
    this.closed = new Promise((resolve) => {
      this.#lifetime.signal.addEventListener("abort", () => resolve());
    });
    this.#listen(this.echo, "message", ({ data }: MessageEvent<unknown>) => {
      if (typeof data === "string" && this.isOpen) this.echo.send(data);
    });
    if (signal.aborted) this.close();
    else signal.addEventListener("abort", () => this.close(), { signal: this.#lifetime.signal });
  }

  get isOpen(): boolean {
    return !this.#lifetime.signal.aborted && this.channel.readyState === "open";
  }

  /** Resolves with true when the two are connected; with false when there is no way, or it was closed. */
  open(): Promise<boolean> {
    const opened = new Promise<boolean>((resolve) => {
      this.#listen(this.channel, "open", () => resolve(true));
      for (const side of [this.near, this.far]) this.#onHopeless(side, () => resolve(false));
      void this.closed.then(() => resolve(false));
    });
    // Not awaited: what a peer connection was doing when it was closed never ends (webrtc-pc §4.4.1.2).
    this.#negotiate().catch(() => this.close());
    return opened;
  }

  /** The median of some round trips, in ms; null when it was closed meanwhile. */
  async roundTrip(): Promise<number | null> {
    const times: number[] = [];
    for (let ping = 0; ping < PINGS && this.isOpen; ping += 1) {
      const sent = performance.now();
      const back = this.next("message");
      this.channel.send(String(ping));
      if (await back) times.push(performance.now() - sent);
    }
    return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? null;
  }

  /** Resolves with true at the channel's next event of a kind; with false when the loop is closed before. */
  next(type: string): Promise<boolean> {
    const came = new Promise<boolean>((resolve) => {
      this.channel.addEventListener(type, () => resolve(true), { once: true });
    });
    return Promise.race([came, this.closed.then(() => false)]);
  }

  /** Closes both ends. Closing twice is closing once. */
  close(): void {
    if (this.#lifetime.signal.aborted) return;
    this.#lifetime.abort();
    this.near.close();
    this.far.close();
  }

  async #negotiate(): Promise<void> {
    const { near, far } = this;
    const described = near
      .setLocalDescription()
      .then(() => far.setRemoteDescription(near.localDescription ?? { type: "offer" }));
    const answered = described
      .then(() => far.setLocalDescription())
      .then(() => near.setRemoteDescription(far.localDescription ?? { type: "answer" }));
    this.#trickle(near, far, described);
    this.#trickle(far, near, answered);
    await answered;
  }

  #trickle(from: RTCPeerConnection, to: RTCPeerConnection, ready: Promise<void>): void {
    this.#listen(from, "icecandidate", ({ candidate }: RTCPeerConnectionIceEvent) => {
      if (candidate) void ready.then(() => to.addIceCandidate(candidate)).catch(() => undefined); // closed meanwhile
    });
  }

  /** Calls back when this side has failed, or has no candidate after gathering: its servers do not answer. */
  #onHopeless(side: RTCPeerConnection, callback: () => void): void {
    let candidates = 0;
    this.#listen(side, "icecandidate", ({ candidate }: RTCPeerConnectionIceEvent) => {
      if (candidate?.candidate) candidates += 1;
    });
    this.#listen(side, "icegatheringstatechange", () => {
      if (side.iceGatheringState === "complete" && candidates === 0) callback();
    });
    this.#listen(side, "connectionstatechange", () => {
      if (side.connectionState === "failed") callback();
    });
  }

  #listen<E extends Event>(target: EventTarget, type: string, listener: (event: E) => void): void {
    target.addEventListener(type, listener as (event: Event) => void, { signal: this.#lifetime.signal });
  }
}

function openChannel(peerConnection: RTCPeerConnection): RTCDataChannel {
  const channel = peerConnection.createDataChannel("test", { negotiated: true, id: 0 });
  channel.binaryType = "arraybuffer";
  return channel;
}
