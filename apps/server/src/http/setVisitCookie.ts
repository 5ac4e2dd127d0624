import type { Response } from "express";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";
import type { CheckedIn } from "../service/openVisitSession.ts";
import { sessionCookie } from "./sessionCookie.ts";

interface Dependencies {
  readonly sessions: Pick<VisitSessions, "cookieName">;
  readonly config: Pick<Config, "secure">;
}

/** Gives the browser a client's session. */
export function setVisitCookie(
  response: Response,
  { sessions, config }: Dependencies,
  { reply, session, expiresAt }: CheckedIn,
): void {
  response.cookie(sessions.cookieName(reply.visitId), session, sessionCookie(config, expiresAt));
}
