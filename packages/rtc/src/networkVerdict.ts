import type { RelayTransport } from "./relayRoutes.ts";

/** Whether a way was open; `untested` where there was nothing to try. */
export type Reach = "reached" | "blocked" | "untested";

/** What a test has measured. */
export interface NetworkMeasures {
  /** Round trip by way of the relay, ms; null when none was reached, or nothing came back in time. */
  rttMs: number | null;
  /** What passed through the relay and back, kbit/s; null when it was not measured. */
  kbps: number | null;
  transports: Record<RelayTransport | "direct", Reach>;
}

export type NetworkVerdict = "good" | "relayed" | "poor" | "blocked" | "unknown";

/** Below this there is not room for sound and pictures in both directions, kbit/s. */
const SLOW = 300;
/** A round trip above this hinders a conversation (ITU-T G.114), ms. */
const LATE = 600;

/** What the measures mean for a call. */
export function networkVerdict({ rttMs, kbps, transports }: NetworkMeasures): NetworkVerdict {
  const { direct, udp, tcp, tls } = transports;
  const relays = new Set([udp, tcp, tls]);
  if (!relays.has("reached")) {
    // Where packets get out, a relay that does not answer says nothing about this network.
    return relays.has("blocked") && direct !== "reached" ? "blocked" : "unknown";
  }
  if ((rttMs ?? Infinity) > LATE || (kbps ?? SLOW) < SLOW) return "poor";
  return direct === "reached" ? "good" : "relayed";
}
