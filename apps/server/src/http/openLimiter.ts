import { createHash } from "node:crypto";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import type { MeetingPlace } from "../redis/MeetingPlace.ts";

interface Limit {
  /** Tells this limit's counts from those of the others. */
  readonly name: string;
  readonly points: number;
  /** In seconds. */
  readonly duration: number;
}

/** A limit that all processes count together; each for itself while there is no Redis, or it is away. */
export function openLimiter(
  { name, ...limit }: Limit,
  shared: MeetingPlace["limits"] | null,
): RateLimiterAbstract {
  const inMemory = new RateLimiterMemory(limit);
  if (!shared) return inMemory;
  return new RateLimiterRedis({
    ...limit,
    keyPrefix: `televisit:limit:${name}`,
    storeClient: shared,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: inMemory,
  });
}

/** What is counted, as a key that names nobody to whoever can look into Redis. */
export function limitKey(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}
