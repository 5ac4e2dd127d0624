import { JoinLinkRequest } from "@televisit/protocol/checkIn";
import { AppError } from "@televisit/protocol/errors";
import { type Request, Router } from "express";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";
import { parseInput } from "../parseInput.ts";
import type { JoinLinks } from "../service/joinLinks.ts";
import type { RateLimits } from "./rateLimits.ts";

interface Dependencies {
  readonly joinLinks: JoinLinks;
  readonly sessions: VisitSessions;
  readonly limits: RateLimits;
  readonly config: Pick<Config, "secure">;
}

/** /api/join-links/inspect and /api/check-in: what a client does with a link. */
export function joinRouter({ joinLinks, sessions, limits, config }: Dependencies): Router {
  const router = Router();
  const countingRefusals = async <T>(request: Request, open: (token: string) => Promise<T>): Promise<T> => {
    try {
      return await open(parseInput(JoinLinkRequest, request.body).token);
    } catch (error) {
      if (error instanceof AppError && error.code === "link_invalid") await limits.joinLinkRefused(request);
      throw error;
    }
  };
  router.post("/join-links/inspect", limits.joinLink, async (request, response) => {
    response.json(await countingRefusals(request, joinLinks.inspect));
  });
  router.post("/check-in", limits.joinLink, async (request, response) => {
    const { reply, session, expiresAt } = await countingRefusals(request, joinLinks.checkIn);
    response.cookie(sessions.cookieName(reply.visitId), session, {
      httpOnly: true,
      secure: config.secure,
      sameSite: "strict",
      path: "/",
      expires: expiresAt,
    });
    response.json(reply);
  });
  return router;
}
