import type { Api } from "../api/api.ts";

/** Joining does not wait longer than this for them, in ms. */
const PATIENCE = 3_000;

/** Holds the ICE servers that new peer connections use; asks the server for them once a session exists. */
export class IceServers {
  readonly #api: Pick<Api, "iceServers">;
  #current: RTCIceServer[] = [];
  #loading: Promise<void> | undefined;

  constructor(api: Pick<Api, "iceServers">) {
    this.#api = api;
  }

  get current(): RTCIceServer[] {
    return this.#current;
  }

  /** Asks once; resolves when an answer is there. Without one, a call on the same network still works. */
  ready(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    try {
      this.#current = (await Promise.race([this.#api.iceServers(), late()])).iceServers;
    } catch {
      this.#loading = undefined; // the next caller tries again
    }
  }
}

function late(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error("no ICE servers in time")), PATIENCE);
  });
}
