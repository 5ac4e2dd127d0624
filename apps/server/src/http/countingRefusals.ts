import { setTimeout } from "node:timers/promises";
import { AppError } from "@televisit/protocol/errors";
import type { Request } from "express";
import type { RateLimits } from "./rateLimits.ts";

/** Milliseconds that every refusal takes, longer than any reading of the database does. */
const SAME_TIME = 30;

/**
 * What came of opening a link; that it was not one of ours counts as a guess. Throws whatever opening throws, for every
 * reason after the same time: it tells nobody whether a link was never ours or is not good any more.
 */
export async function countingRefusals<T>(
  limits: Pick<RateLimits, "joinLinkRefused">,
  request: Request,
  opening: Promise<T>,
): Promise<T> {
  const since = performance.now();
  try {
    return await opening;
  } catch (error) {
    await setTimeout(SAME_TIME - (performance.now() - since));
    if (error instanceof AppError && error.code === "link_invalid") await limits.joinLinkRefused(request);
    throw error;
  }
}
