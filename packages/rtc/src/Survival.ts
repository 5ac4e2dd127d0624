import type { Attendant } from "./attendant.ts";
import type { CallEngine } from "./CallEngine.ts";
import type { PeerSession } from "./PeerSession.ts";
import { RestartWatch } from "./RestartWatch.ts";
import { type ParseSignal, SignalChannel } from "./SignalChannel.ts";
import { sendKeyFrames } from "./sendKeyFrames.ts";
import { watchSilence } from "./watchSilence.ts";

export interface SurvivalOptions {
  parse: ParseSignal;
  /** Nothing arrives from somebody any more: their network, this one, or the path between. */
  onSilence: (participantId: string) => void;
  /** Something arrives from them again. */
  onSound: (participantId: string) => void;
}

/**
 * Keeps the calls of an engine alive when the server or the network goes: signals take the data channel as well,
 * and interrupted connections are restarted. Nothing of it is needed before a call, so that it can load later.
 */
export class Survival {
  readonly #watches = new Set<RestartWatch>();

  constructor(engine: Pick<CallEngine, "attend">, options: SurvivalOptions) {
    engine.attend((session) => this.#attend(session, options));
  }

  /** The system says that this device is on another network, or on one again. */
  networkChanged(): void {
    for (const watch of this.#watches) watch.networkChanged();
  }

  /** Something hints at another network: what still carries data is left alone. */
  suspect(): void {
    for (const watch of this.#watches) void watch.suspect();
  }

  /** Whether nothing arrives from somebody for a while, looked at now. */
  async isSilent(): Promise<boolean> {
    const silent = await Promise.all([...this.#watches].map((watch) => watch.isSilent()));
    return silent.includes(true);
  }

  #attend(session: PeerSession, { parse, ...told }: SurvivalOptions): Attendant {
    const channel = new SignalChannel(session, parse);
    const { peerConnection, lifetime, participantId } = session;
    const onSilence = () => told.onSilence(participantId);
    const onSound = () => {
      // Who hears nothing is not heard either, most of the time: what was sent meanwhile is lost as well.
      void sendKeyFrames(peerConnection);
      told.onSound(participantId);
    };
    watchSilence(peerConnection, { onSilence, onSound, signal: lifetime });
    // Of a call without a device on the other side only ICE knows.
    const onState = () => peerConnection.connectionState === "disconnected" && onSilence();
    peerConnection.addEventListener("connectionstatechange", onState, { signal: lifetime });
    const watch = new RestartWatch(session);
    this.#watches.add(watch);
    lifetime.addEventListener("abort", () => this.#watches.delete(watch));
    return {
      sendDescription: (signal) => channel.sendDescription(signal),
      sendCandidate: (signal) => channel.sendCandidate(signal),
      pathBack: () => watch.pathBack(),
    };
  }
}
