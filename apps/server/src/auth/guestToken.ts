import { GuestTokenClaims } from "@televisit/protocol/claims";
import { AppError } from "@televisit/protocol/errors";
import type { BookedAppointment } from "../domain/appointment.ts";
import { joinWindow } from "../domain/joinWindow.ts";
import { signToken, verifySignature } from "./signedToken.ts";

interface GuestLink {
  readonly participantId: string;
  readonly visitId: string;
  readonly linkId: string;
  readonly linkIssuedAt: string;
}

/** The token of a guest's link: the same link always gives the same one. It is good until the visit's own link ends. */
export function mintGuestToken(
  { participantId, visitId, linkId, linkIssuedAt }: GuestLink,
  appointment: Pick<BookedAppointment, "startsAt" | "durationMinutes">,
  key: string,
): string {
  const iat = Math.floor(Date.parse(linkIssuedAt) / 1000);
  const exp = Math.floor(joinWindow(appointment).closesAt.getTime() / 1000);
  const claims: GuestTokenClaims = {
    purpose: "guest",
    sub: participantId,
    visitId,
    jti: linkId,
    iat,
    nbf: iat,
    exp,
  };
  return signToken(claims, key);
}

/** The claims of a genuine guest link. Throws `link_invalid`; its times are not judged yet. */
export function readGuestToken(token: string, key: string): GuestTokenClaims {
  return verifySignature(token, key, GuestTokenClaims);
}

/**
 * Decides whether a genuine guest link opens its visit now. Throws `visit_ended`, `link_cancelled` (revoked, or the
 * appointment is) or `link_expired`.
 */
export function judgeGuestLink(
  claims: Pick<GuestTokenClaims, "jti" | "exp">,
  appointment: Pick<BookedAppointment, "status">,
  linkId: string | null,
  now: Date,
): void {
  if (appointment.status === "cancelled" || claims.jti !== linkId) {
    throw new AppError("link_cancelled", "the link was revoked");
  }
  if (appointment.status === "ended") throw new AppError("visit_ended", "the visit is over");
  if (now.getTime() >= claims.exp * 1000) throw new AppError("link_expired", "the link has expired");
}
