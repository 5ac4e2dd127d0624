import { setTimeout } from "node:timers/promises";
import { AppError } from "@televisit/protocol/errors";
import type { Request } from "express";
import type { AuditFact, Store } from "../store/store.ts";
import type { RateLimits } from "./rateLimits.ts";

/** Milliseconds that every refusal takes, longer than any reading of the database does. */
const SAME_TIME = 30;

interface Dependencies {
  readonly limits: Pick<RateLimits, "joinLinkRefused">;
  readonly store: Pick<Store, "audit">;
  readonly now: () => Date;
}

/**
 * What came of opening a link; that it was not one of ours counts as a guess, and a refusal is told in the audit trail,
 * but that of a person who comes too early. Throws whatever opening throws, for every
 * reason after the same time: it tells nobody whether a link was never ours or is not good any more.
 */
export async function countingRefusals<T>(
  { limits, store, now }: Dependencies,
  request: Request,
  opening: Promise<T>,
): Promise<T> {
  const since = performance.now();
  try {
    return await opening;
  } catch (error) {
    await setTimeout(SAME_TIME - (performance.now() - since));
    if (!(error instanceof AppError)) throw error;
    if (error.code === "link_invalid") await limits.joinLinkRefused(request);
    if (error.code !== "link_too_early") await store.audit.append(refusal(now()));
    throw error;
  }
}

function refusal(at: Date): AuditFact {
  return { at: at.toISOString(), actor: "anonymous", action: "link-refused", visitId: null };
}
