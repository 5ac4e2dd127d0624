import { AppError } from "@televisit/protocol/errors";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Two hundred at once covers the candidates of several peers; fifty a second is far more than a call needs. */
const BURST = 200;
const PER_SECOND = 50;

/** Limits how fast one socket may send. */
export interface SocketLimit {
  /** Throws `rate_limited` with the seconds to wait. */
  consume(socketId: string): Promise<void>;
}

/** A limit in the memory of this process: a socket lives in one process only. */
export function socketLimit(): SocketLimit {
  const limiter = new RateLimiterMemory({ points: BURST, duration: BURST / PER_SECOND });
  return {
    async consume(socketId) {
      try {
        await limiter.consume(socketId);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const retryAfter = Math.ceil(refusal.msBeforeNext / 1000);
        throw new AppError("rate_limited", "too many messages", { details: { retryAfter } });
      }
    },
  };
}
