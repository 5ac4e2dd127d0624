import { JoinLinkRequest } from "@televisit/protocol/checkIn";
import { Router } from "express";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";
import { parseInput } from "../parseInput.ts";
import type { JoinLinks } from "../service/joinLinks.ts";
import { countingRefusals } from "./countingRefusals.ts";
import type { RateLimits } from "./rateLimits.ts";
import { setVisitCookie } from "./setVisitCookie.ts";

interface Dependencies {
  readonly joinLinks: JoinLinks;
  readonly sessions: VisitSessions;
  readonly limits: RateLimits;
  readonly config: Pick<Config, "secure">;
}

/** /api/join-links/inspect and /api/check-in: what a client does with a link. */
export function joinRouter({ joinLinks, sessions, limits, config }: Dependencies): Router {
  const router = Router();
  router.post("/join-links/inspect", limits.joinLink, async (request, response) => {
    const { token } = parseInput(JoinLinkRequest, request.body);
    response.json(await countingRefusals(limits, request, joinLinks.inspect(token)));
  });
  router.post("/check-in", limits.joinLink, async (request, response) => {
    const { token } = parseInput(JoinLinkRequest, request.body);
    const opened = await countingRefusals(limits, request, joinLinks.checkIn(token));
    setVisitCookie(response, { sessions, config }, opened);
    response.json(opened.reply);
  });
  return router;
}
