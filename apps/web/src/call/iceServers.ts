import type { Api } from "../api/api.ts";

/** Joining does not wait longer than this for them, in ms. */
const PATIENCE = 3_000;

/** Holds the ICE servers that peer connections use: asked for once a session exists, and again before they run out. */
export class IceServers {
  readonly #api: Pick<Api, "iceServers">;
  readonly #onLoaded: () => void;
  #current: RTCIceServer[] = [];
  #loading = Promise.resolve();
  #staleAt = 0;

  /** `onLoaded` is called after each answer that runs out one day. */
  constructor(api: Pick<Api, "iceServers">, onLoaded: () => void) {
    this.#api = api;
    this.#onLoaded = onLoaded;
  }

  get current(): RTCIceServer[] {
    return this.#current;
  }

  /** Milliseconds until half of their time is over; from 0 on they are to be renewed. Infinite for those that stay good. */
  get fresh(): number {
    return this.#staleAt - Date.now();
  }

  /** Resolves when there are fresh ones. It also does without: a call on the same network still works then. */
  ready(): Promise<void> {
    if (this.fresh <= 0) this.#loading = this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    this.#staleAt = Number.POSITIVE_INFINITY; // whoever asks meanwhile waits for this answer
    try {
      const { iceServers, expiresIn } = await Promise.race([this.#api.iceServers(), late()]);
      this.#current = iceServers;
      if (expiresIn === null) return;
      this.#staleAt = Date.now() + expiresIn * 500;
      this.#onLoaded();
    } catch {
      this.#staleAt = 0; // the next caller tries again
    }
  }
}

function late(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error("no ICE servers in time")), PATIENCE);
  });
}
