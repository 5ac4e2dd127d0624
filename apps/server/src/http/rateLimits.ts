import { AppError } from "@televisit/protocol/errors";
import type { Request, RequestHandler } from "express";
import { type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";
import type { MeetingPlace } from "../redis/MeetingPlace.ts";
import { addressOf } from "./addressOf.ts";
import { limitKey, openLimiter } from "./openLimiter.ts";

/** Requests with a join link from one address in a minute: a whole practice may share one. */
const JOIN_REQUESTS_PER_MINUTE = 300;
/** A refused link costs as much as this many good ones, so that guessing stops after thirty. */
const REFUSAL_COST = 10;
/** Sign-ins from one address in a minute. */
const SIGN_INS_PER_MINUTE = 30;
/** Requests for ICE servers from one address in a minute: each open page makes a few in an hour. */
const ICE_REQUESTS_PER_MINUTE = 300;
/** New rooms, and new sessions for rooms, from one address in a minute: a class may share one. */
const ROOMS_PER_MINUTE = 60;
/** Wrong passwords for one account from one address in a quarter of an hour. */
const WRONG_PASSWORDS = 10;

/** All limits are by address, so that nobody can lock an owner out from elsewhere. */
export interface RateLimits {
  /** Counts a use of a join link. */
  readonly joinLink: RequestHandler;
  /** Counts that a join link was refused. */
  readonly joinLinkRefused: (request: Request) => Promise<void>;
  readonly signIn: RequestHandler;
  readonly iceServers: RequestHandler;
  /** Counts a new room, or a new session for rooms. */
  readonly rooms: RequestHandler;
  /** Throws `rate_limited` when this address has guessed too often at this account. */
  readonly account: (request: Request, email: string) => Promise<void>;
  /** Counts a wrong password. */
  readonly signInRefused: (request: Request, email: string) => Promise<void>;
}

/** Limits that `shared` counts for all processes, or this one for itself. */
export function rateLimits(shared: MeetingPlace["limits"] | null): RateLimits {
  const open = (name: string, points: number, duration: number) =>
    openLimiter({ name, points, duration }, shared);
  const join = open("join", JOIN_REQUESTS_PER_MINUTE, 60);
  const signIn = open("sign-in", SIGN_INS_PER_MINUTE, 60);
  const iceServers = open("ice-servers", ICE_REQUESTS_PER_MINUTE, 60);
  const rooms = open("rooms", ROOMS_PER_MINUTE, 60);
  const account = open("account", WRONG_PASSWORDS, 15 * 60);
  const accountKey = (request: Request, email: string) => limitKey(addressOf(request), email.toLowerCase());
  return {
    joinLink: limitBy(join),
    async joinLinkRefused(request) {
      await join.penalty(limitKey(addressOf(request)), REFUSAL_COST);
    },
    signIn: limitBy(signIn),
    iceServers: limitBy(iceServers),
    rooms: limitBy(rooms),
    async account(request, email) {
      const known = await account.get(accountKey(request, email));
      if (known && known.consumedPoints >= WRONG_PASSWORDS) throw tooMany(known);
    },
    async signInRefused(request, email) {
      await account.penalty(accountKey(request, email));
    },
  };
}

function limitBy(limiter: RateLimiterAbstract): RequestHandler {
  return async (request, _response, next) => {
    try {
      await limiter.consume(limitKey(addressOf(request)));
    } catch (refusal) {
      throw refusal instanceof RateLimiterRes ? tooMany(refusal) : refusal;
    }
    next();
  };
}

function tooMany({ msBeforeNext }: RateLimiterRes): AppError {
  const retryAfter = Math.ceil(msBeforeNext / 1000);
  return new AppError("rate_limited", "too many requests from this address", { details: { retryAfter } });
}
