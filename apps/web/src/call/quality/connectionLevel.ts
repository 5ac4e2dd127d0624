import type { LinkSample } from "@televisit/rtc/LinkSample";

/** How well one can talk over a connection. */
export type ConnectionLevel = "good" | "fair" | "poor";

/**
 * Puts a second of a connection into one word: by what a conversation feels first, delay and loss
 * (ITU-T G.114 calls a round trip of 300 ms unnoticed and one of 800 ms unacceptable).
 */
export function connectionLevel({ roundTrip, loss, jitter }: LinkSample): ConnectionLevel {
  if (worse({ roundTrip, loss, jitter }, { roundTrip: 600, loss: 0.1, jitter: 100 })) return "poor";
  if (worse({ roundTrip, loss, jitter }, { roundTrip: 300, loss: 0.03, jitter: 40 })) return "fair";
  return "good";
}

type Measured = Pick<LinkSample, "roundTrip" | "loss" | "jitter">;

/** True when one of the numbers is over its limit. */
function worse(measured: Measured, limits: Record<keyof Measured, number>): boolean {
  return (
    (measured.roundTrip ?? 0) > limits.roundTrip ||
    (measured.loss ?? 0) > limits.loss ||
    (measured.jitter ?? 0) > limits.jitter
  );
}
