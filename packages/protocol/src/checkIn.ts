import * as z from "zod/mini";
import { Instant, PersonName, Uuid } from "./ids.ts";

/** A compact JWS; longer text is refused before anything is verified. */
const Token = z.string().check(z.maxLength(2048));

/** POST /api/join-links/inspect and POST /api/check-in */
export const JoinLinkRequest = z.object({ token: Token });

/** What a valid join link may show before check-in. Inspecting changes nothing. */
export const JoinLinkFacts = z.object({
  visitId: Uuid,
  professionalName: PersonName,
  clientName: PersonName,
  startsAt: Instant,
  durationMinutes: z.int(),
});
export type JoinLinkFacts = z.infer<typeof JoinLinkFacts>;

/** The reply to check-in; the session itself travels in an HttpOnly cookie. */
export const CheckInReply = z.object({ visitId: Uuid, participantId: Uuid });
export type CheckInReply = z.infer<typeof CheckInReply>;

/** POST /api/demo/sign-in, outside production only. */
export const DemoSignIn = z.object({ token: Token });
