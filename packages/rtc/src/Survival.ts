import type { Attendant } from "./attendant.ts";
import type { CallEngine } from "./CallEngine.ts";
import type { PeerSession } from "./PeerSession.ts";
import { RestartWatch } from "./RestartWatch.ts";
import { type ParseSignal, SignalChannel } from "./SignalChannel.ts";

/**
 * Keeps the calls of an engine alive when the server or the network goes: signals take the data channel as well,
 * and interrupted connections are restarted. Nothing of it is needed before a call, so that it can load later.
 */
export class Survival {
  readonly #watches = new Set<RestartWatch>();

  constructor(engine: Pick<CallEngine, "attend">, parse: ParseSignal) {
    engine.attend((session) => this.#attend(session, parse));
  }

  /** The system says that this device is on another network, or on one again. */
  networkChanged(): void {
    for (const watch of this.#watches) watch.networkChanged();
  }

  /** Something hints at another network: what still carries data is left alone. */
  suspect(): void {
    for (const watch of this.#watches) void watch.suspect();
  }

  #attend(session: PeerSession, parse: ParseSignal): Attendant {
    const channel = new SignalChannel(session, parse);
    const watch = new RestartWatch(session);
    this.#watches.add(watch);
    session.lifetime.addEventListener("abort", () => this.#watches.delete(watch));
    return {
      sendDescription: (signal) => channel.sendDescription(signal),
      sendCandidate: (signal) => channel.sendCandidate(signal),
      pathBack: () => watch.pathBack(),
    };
  }
}
