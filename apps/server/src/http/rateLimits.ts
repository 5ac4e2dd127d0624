import { AppError } from "@televisit/protocol/errors";
import type { Request, RequestHandler } from "express";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Requests with a join link from one address in a minute: a whole practice may share one. */
const JOIN_REQUESTS_PER_MINUTE = 300;
/** A refused link costs as much as this many good ones, so that guessing stops after thirty. */
const REFUSAL_COST = 10;
/** Sign-ins from one address in a minute. */
const SIGN_INS_PER_MINUTE = 30;

export interface RateLimits {
  /** Counts a use of a join link. */
  readonly joinLink: RequestHandler;
  /** Counts that a join link was refused. */
  readonly joinLinkRefused: (request: Request) => Promise<void>;
  readonly signIn: RequestHandler;
}

/** Limits by address, in the memory of this process. */
export function rateLimits(): RateLimits {
  const join = new RateLimiterMemory({ points: JOIN_REQUESTS_PER_MINUTE, duration: 60 });
  const signIn = new RateLimiterMemory({ points: SIGN_INS_PER_MINUTE, duration: 60 });
  return {
    joinLink: limitBy(join),
    async joinLinkRefused(request) {
      await join.penalty(addressKey(request), REFUSAL_COST);
    },
    signIn: limitBy(signIn),
  };
}

function limitBy(limiter: RateLimiterMemory): RequestHandler {
  return async (request, _response, next) => {
    await consume(limiter, request);
    next();
  };
}

async function consume(limiter: RateLimiterMemory, request: Request): Promise<void> {
  try {
    await limiter.consume(addressKey(request));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfter = Math.ceil(refusal.msBeforeNext / 1000);
    throw new AppError("rate_limited", "too many requests from this address", { details: { retryAfter } });
  }
}

/** The address as the trusted proxies tell it, never as the request claims it. */
function addressKey(request: Request): string {
  return request.ip ?? "unknown";
}
