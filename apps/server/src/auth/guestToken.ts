import { GuestTokenClaims } from "@televisit/protocol/claims";
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
