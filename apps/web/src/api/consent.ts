import type { Consent } from "@televisit/protocol/consent";
import * as z from "zod/mini";
import { http } from "./http.ts";

/** Tells the server what this side has said about being recorded. */
export function tellConsent(body: Consent): Promise<unknown> {
  return http({ method: "POST", path: "/api/consents", body, repeatable: true, reply: z.unknown() });
}
