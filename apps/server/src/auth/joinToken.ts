import { JoinTokenClaims } from "@televisit/protocol/claims";
import { AppError } from "@televisit/protocol/errors";
import type { BookedAppointment } from "../domain/appointment.ts";
import { joinWindow } from "../domain/joinWindow.ts";
import { signToken, verifySignature } from "./signedToken.ts";

type LinkFacts = Pick<BookedAppointment, "id" | "linkId" | "linkIssuedAt" | "startsAt" | "durationMinutes">;

/**
 * The token of an appointment's current join link. The same appointment always gives the same
 * token, so that the link can be shown again without being stored.
 */
export function mintJoinToken(appointment: LinkFacts, key: string): string {
  const { opensAt, closesAt } = joinWindow(appointment);
  const claims: JoinTokenClaims = {
    purpose: "join",
    sub: appointment.id,
    jti: appointment.linkId,
    iat: toSeconds(new Date(appointment.linkIssuedAt)),
    nbf: toSeconds(opensAt),
    exp: toSeconds(closesAt),
  };
  return signToken(claims, key);
}

/** The claims of a genuine join token. Throws `link_invalid`; its times are not judged yet. */
export function readJoinToken(token: string, key: string): JoinTokenClaims {
  return verifySignature(token, key, JoinTokenClaims);
}

/**
 * Decides whether a genuine link, of which these are the claims, opens its appointment now; `linkId` is of the one that
 * is good, null where none is. What happened to the appointment comes
 * before the clock: a person should hear "cancelled" rather than "too early" or "expired".
 * Throws `visit_ended`, `link_cancelled`, `link_too_early` (with `opensAt`) or `link_expired`.
 */
export function judgeJoinLink(
  claims: Pick<JoinTokenClaims, "jti" | "nbf" | "exp">,
  appointment: Pick<BookedAppointment, "status"> & { readonly linkId: string | null },
  now: Date,
): void {
  if (appointment.status === "cancelled" || claims.jti !== appointment.linkId) {
    throw new AppError("link_cancelled", "the link was revoked");
  }
  if (appointment.status === "ended") throw new AppError("visit_ended", "the visit is over");
  const seconds = toSeconds(now);
  if (seconds < claims.nbf) {
    const opensAt = new Date(claims.nbf * 1000).toISOString();
    throw new AppError("link_too_early", "the link is not open yet", { details: { opensAt } });
  }
  if (seconds >= claims.exp) throw new AppError("link_expired", "the link has expired");
}

function toSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
