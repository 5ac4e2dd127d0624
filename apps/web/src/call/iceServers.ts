import type { Api } from "../api/api.ts";

/** Holds the ICE servers that new peer connections use; asks the server for them once a session exists. */
export class IceServers {
  readonly #api: Pick<Api, "iceServers">;
  #current: RTCIceServer[] = [];

  constructor(api: Pick<Api, "iceServers">) {
    this.#api = api;
  }

  get current(): RTCIceServer[] {
    return this.#current;
  }

  /** Without an answer the earlier servers stay: a call on the same network needs none. */
  async refresh(): Promise<void> {
    this.#current = await this.#api.iceServers().catch(() => this.#current);
  }
}
