import { JoinLinkRequest } from "@televisit/protocol/checkIn";
import { HandoverRequest } from "@televisit/protocol/handover";
import { Router } from "express";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";
import { parseInput } from "../parseInput.ts";
import type { Handovers } from "../service/handovers.ts";
import type { Store } from "../store/store.ts";
import { countingRefusals } from "./countingRefusals.ts";
import type { RateLimits } from "./rateLimits.ts";
import { setVisitCookie } from "./setVisitCookie.ts";

interface Dependencies {
  readonly handovers: Handovers;
  readonly sessions: VisitSessions;
  readonly limits: RateLimits;
  readonly config: Pick<Config, "secure">;
  readonly store: Pick<Store, "audit">;
  readonly now: () => Date;
}

/** /api/handover: makes the code by which somebody's other device takes over, and what that device does with it. */
export function handoverRouter(dependencies: Dependencies): Router {
  const { handovers, sessions, limits, config, now } = dependencies;
  const router = Router();
  router.use(limits.joinLink);
  router.post("/", async (request, response) => {
    const { visitId } = parseInput(HandoverRequest, request.body);
    response.json(await handovers.offer(sessions.read(request.headers.cookie, visitId, now())));
  });
  router.post("/inspect", async (request, response) => {
    const { token } = parseInput(JoinLinkRequest, request.body);
    response.json(await countingRefusals(dependencies, request, handovers.inspect(token)));
  });
  router.post("/redeem", async (request, response) => {
    const { token } = parseInput(JoinLinkRequest, request.body);
    const opened = await countingRefusals(dependencies, request, handovers.redeem(token));
    setVisitCookie(response, { sessions, config }, opened);
    response.json(opened.reply);
  });
  return router;
}
