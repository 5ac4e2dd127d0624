import * as z from "zod/mini";

/**
 * What a person's network is good for, as their own page has found out before the call: `good` (a direct
 * call of good quality), `relayed` (good, but through the relay), `poor` (too slow or late for pictures),
 * `blocked` (no way out for a call), `unknown` (there was no relay to try, or it did not answer).
 */
export const NetworkVerdict = z.enum(["good", "relayed", "poor", "blocked", "unknown"]);
export type NetworkVerdict = z.infer<typeof NetworkVerdict>;

/** Whether a way was open; `untested` where the service has nothing there to try. */
const Reach = z.enum(["reached", "blocked", "untested"]);

/** The result of a network test. It names no address: neither the person's nor the relay's. */
export const NetworkResult = z.object({
  verdict: NetworkVerdict,
  /** Round trip by way of the relay in ms; null when the relay was not reached. */
  rttMs: z.nullable(z.int().check(z.gte(0), z.lte(60_000))),
  /** What passed through the relay and back, in kbit/s; a fast path is not tried to its end. */
  kbps: z.nullable(z.int().check(z.gte(0), z.lte(10_000_000))),
  transports: z.object({
    /** Straight to the other side, with the help of STUN. */
    direct: Reach,
    /** To the TURN server, by each of its transports. */
    udp: Reach,
    tcp: Reach,
    tls: Reach,
  }),
});
export type NetworkResult = z.infer<typeof NetworkResult>;
