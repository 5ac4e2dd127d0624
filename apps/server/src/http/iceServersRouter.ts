import { AppError } from "@televisit/protocol/errors";
import type { IceServersReply } from "@televisit/protocol/iceServers";
import { Router } from "express";
import type { Professionals } from "../auth/professionals.ts";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";

interface Dependencies {
  readonly professionals: Pick<Professionals, "identify">;
  readonly sessions: VisitSessions;
  readonly config: Pick<Config, "stunUrls">;
  readonly now: () => Date;
}

/** GET /api/ice-servers, for whoever has a session of either kind. */
export function iceServersRouter({ professionals, sessions, config, now }: Dependencies): Router {
  const router = Router();
  router.get("/", async (request, response) => {
    const { cookie } = request.headers;
    const known = sessions.readAll(cookie, now()).length > 0 || (await professionals.identify(cookie));
    if (!known) throw new AppError("unauthenticated", "no session");
    const reply: IceServersReply = {
      iceServers: config.stunUrls.length > 0 ? [{ urls: [...config.stunUrls] }] : [],
    };
    response.json(reply);
  });
  return router;
}
