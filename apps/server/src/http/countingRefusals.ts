import { AppError } from "@televisit/protocol/errors";
import type { Request } from "express";
import type { RateLimits } from "./rateLimits.ts";

/** What came of opening a link; that it was not one of ours counts as a guess. Throws whatever opening throws. */
export async function countingRefusals<T>(
  limits: Pick<RateLimits, "joinLinkRefused">,
  request: Request,
  opening: Promise<T>,
): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof AppError && error.code === "link_invalid") await limits.joinLinkRefused(request);
    throw error;
  }
}
