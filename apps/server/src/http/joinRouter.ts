import { JoinLinkRequest } from "@televisit/protocol/checkIn";
import { Router } from "express";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";
import { parseInput } from "../parseInput.ts";
import type { JoinLinks } from "../service/joinLinks.ts";
import type { Store } from "../store/store.ts";
import { countingRefusals } from "./countingRefusals.ts";
import type { RateLimits } from "./rateLimits.ts";
import { setVisitCookie } from "./setVisitCookie.ts";

interface Dependencies {
  readonly joinLinks: JoinLinks;
  readonly sessions: VisitSessions;
  readonly limits: RateLimits;
  readonly config: Pick<Config, "secure">;
  readonly store: Pick<Store, "audit">;
  readonly now: () => Date;
}

/** /api/join-links/inspect and /api/check-in: what a client does with a link. */
export function joinRouter(dependencies: Dependencies): Router {
  const { joinLinks, sessions, limits, config } = dependencies;
  const router = Router();
  router.post("/join-links/inspect", limits.joinLink, async (request, response) => {
    const { token } = parseInput(JoinLinkRequest, request.body);
    response.json(await countingRefusals(dependencies, request, joinLinks.inspect(token)));
  });
  router.post("/check-in", limits.joinLink, async (request, response) => {
    const { token } = parseInput(JoinLinkRequest, request.body);
    const opened = await countingRefusals(dependencies, request, joinLinks.checkIn(token));
    setVisitCookie(response, { sessions, config }, opened);
    response.json(opened.reply);
  });
  return router;
}
