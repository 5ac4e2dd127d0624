import { AppError } from "@televisit/protocol/errors";

/** Two hundred at once covers the candidates of several peers; fifty a second is far more than a call needs. */
const BURST = 200;
const PER_SECOND = 50;

/** Limits how fast one socket may send. */
export interface SocketLimit {
  /** Throws `rate_limited` with the seconds to wait. */
  consume(socket: object): void;
}

/**
 * A bucket of tokens for each socket, in the memory of this process: a socket lives in one process only. It goes with
 * the socket, and costs no timer.
 */
export function socketLimit(now: () => number = () => performance.now()): SocketLimit {
  const buckets = new WeakMap<object, { tokens: number; at: number }>();
  return {
    consume(socket) {
      const at = now();
      const bucket = buckets.get(socket) ?? { tokens: BURST, at };
      bucket.tokens = Math.min(BURST, bucket.tokens + ((at - bucket.at) / 1000) * PER_SECOND);
      bucket.at = at;
      buckets.set(socket, bucket);
      if (bucket.tokens < 1) {
        const retryAfter = Math.ceil((1 - bucket.tokens) / PER_SECOND);
        throw new AppError("rate_limited", "too many messages", { details: { retryAfter } });
      }
      bucket.tokens -= 1;
    },
  };
}
