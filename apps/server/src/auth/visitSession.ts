import { VisitSessionClaims } from "@televisit/protocol/claims";
import { AppError } from "@televisit/protocol/errors";
import { parseCookies } from "better-auth/cookies";
import { signToken, verifySignature } from "./signedToken.ts";

/** A client's right to speak in one visit, as the cookie that checking in sets carries it. */
export interface VisitSessions {
  /** The cookie's name for a visit: one each, so that two visits in one browser do not collide. */
  cookieName(visitId: string): string;
  /** Signs a session; `exp` is the end of the join link that was used, in seconds. */
  mint(session: Omit<VisitSessionClaims, "purpose" | "iat">, now: Date): string;
  /** The session for a visit in a Cookie header. Throws `unauthenticated` when there is no valid one. */
  read(cookieHeader: string | undefined, visitId: string, now: Date): VisitSessionClaims;
  /** Every valid session in a Cookie header. */
  readAll(cookieHeader: string | undefined, now: Date): VisitSessionClaims[];
}

/** Visit sessions signed with `key`; `secure` when the service is reached over HTTPS. */
export function visitSessions(key: string, secure: boolean): VisitSessions {
  // The __Host- prefix makes browsers refuse the cookie from a sibling domain or without Secure (RFC 6265bis §4.1.3).
  const prefix = `${secure ? "__Host-" : ""}televisit_visit_`;
  const cookieName = (visitId: string) => prefix + visitId.replaceAll("-", "");
  return {
    cookieName,
    mint: (session, now) =>
      signToken({ ...session, purpose: "visit-session", iat: Math.floor(now.getTime() / 1000) }, key),
    read(cookieHeader, visitId, now) {
      const session = verify(parseCookies(cookieHeader ?? "").get(cookieName(visitId)) ?? "", key, now);
      if (session?.visitId !== visitId) throw new AppError("unauthenticated", "no session for this visit");
      return session;
    },
    readAll(cookieHeader, now) {
      const cookies = [...parseCookies(cookieHeader ?? "")];
      return cookies
        .filter(([name]) => name.startsWith(prefix))
        .flatMap(([, token]) => verify(token, key, now) ?? []);
    },
  };
}

function verify(token: string, key: string, now: Date): VisitSessionClaims | null {
  try {
    const claims = verifySignature(token, key, VisitSessionClaims);
    return now.getTime() < claims.exp * 1000 ? claims : null;
  } catch {
    return null;
  }
}
