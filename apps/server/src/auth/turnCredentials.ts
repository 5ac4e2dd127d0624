import { createHmac } from "node:crypto";
import type { TurnConfig } from "../config.ts";

/** What a browser shows to the relay. */
export interface TurnCredentials {
  readonly username: string;
  readonly credential: string;
}

/**
 * Credentials as coturn checks them with `use-auth-secret` (draft-uberti-behave-turn-rest-00 §2.2): the relay knows
 * nobody, it recomputes the HMAC. The part after the time is what its quotas count by: the same for a
 * person each time, and no id that anything else here knows them by.
 */
export function turnCredentials(
  { secret, lifetime }: Pick<TurnConfig, "secret" | "lifetime">,
  personId: string,
  now: Date,
): TurnCredentials {
  const expiry = Math.floor(now.getTime() / 1000) + lifetime;
  const pseudonym = createHmac("sha256", secret).update(`televisit:${personId}`).digest("hex").slice(0, 24);
  const username = `${expiry}:${pseudonym}`;
  const credential = createHmac("sha1", secret).update(username).digest("base64");
  return { username, credential };
}
