import { HandoverTokenClaims } from "@televisit/protocol/claims";
import { signToken, verifySignature } from "./signedToken.ts";

/** Signs the claims of a code that moves a visit to another device. */
export function mintHandoverToken(claims: Omit<HandoverTokenClaims, "purpose">, key: string): string {
  return signToken({ purpose: "handover", ...claims } satisfies HandoverTokenClaims, key);
}

/** The claims of a genuine code. Throws `link_invalid`; whether it can still be used is not judged yet. */
export function readHandoverToken(token: string, key: string): HandoverTokenClaims {
  return verifySignature(token, key, HandoverTokenClaims);
}
