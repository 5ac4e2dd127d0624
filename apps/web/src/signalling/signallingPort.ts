import type { RequestName, RequestPayload } from "@televisit/protocol/events";
import type { SignallingPort } from "@televisit/rtc/ports";
import type { Channel } from "./channel.ts";

/**
 * Carries the engine's signals over the channel, in the visit that the page speaks in.
 * A signal that is refused or lost is not repeated: the state that the server tells next, or
 * a new negotiation, puts it right.
 */
export function createSignallingPort(channel: Channel, visitId: () => string | null): SignallingPort {
  function send<N extends RequestName>(name: N, payload: RequestPayload<N>): void {
    channel.request(name, payload).catch(() => undefined);
  }
  return {
    sendDescription(signal) {
      const current = visitId();
      if (current) send("signal:description", { visitId: current, ...signal });
    },
    sendCandidate(signal) {
      const current = visitId();
      if (current) send("signal:candidate", { visitId: current, ...signal });
    },
  };
}
