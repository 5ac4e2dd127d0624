import type { Response } from "express";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";
import type { CheckedIn } from "../service/openVisitSession.ts";

interface Dependencies {
  readonly sessions: Pick<VisitSessions, "cookieName">;
  readonly config: Pick<Config, "secure">;
}

/** Gives the browser a client's session: out of reach of scripts and of other sites (ASVS 3.3). */
export function setVisitCookie(
  response: Response,
  { sessions, config }: Dependencies,
  { reply, session, expiresAt }: CheckedIn,
): void {
  response.cookie(sessions.cookieName(reply.visitId), session, {
    httpOnly: true,
    secure: config.secure,
    sameSite: "strict",
    path: "/",
    expires: expiresAt,
  });
}
