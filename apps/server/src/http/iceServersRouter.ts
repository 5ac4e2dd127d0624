import { AppError } from "@televisit/protocol/errors";
import type { IceServersReply } from "@televisit/protocol/iceServers";
import { Router } from "express";
import type { Professionals } from "../auth/professionals.ts";
import type { RoomSessions } from "../auth/roomSession.ts";
import { turnCredentials } from "../auth/turnCredentials.ts";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";
import type { RelayRights } from "../service/relayRights.ts";
import type { RateLimits } from "./rateLimits.ts";

interface Dependencies {
  readonly professionals: Pick<Professionals, "identify">;
  readonly sessions: VisitSessions;
  readonly roomSessions: RoomSessions;
  readonly relayRights: RelayRights;
  readonly limits: Pick<RateLimits, "iceServers">;
  readonly config: Pick<Config, "stunUrls" | "turn">;
  readonly now: () => Date;
}

/** Whoever may not use the relay yet is told to ask again after so long, in seconds: a visit may come near. */
const ASK_AGAIN = 60;

/** GET /api/ice-servers: STUN for whoever has a session of any kind, TURN for those whose visit is near or who are in a room. */
export function iceServersRouter(dependencies: Dependencies): Router {
  const { config, limits, now } = dependencies;
  const router = Router();
  router.get("/", limits.iceServers, async (request, response) => {
    const person = await whoMayRelay(dependencies, request.headers.cookie);
    response.json(reply(config, person, now()));
  });
  return router;
}

/** The id of who asks; null for a known person without a right to the relay now. Throws `unauthenticated`. */
async function whoMayRelay(
  { professionals, sessions, roomSessions, relayRights, now }: Dependencies,
  cookie: string | undefined,
): Promise<string | null> {
  const clientSessions = sessions.readAll(cookie, now());
  const participantId = await relayRights.ofClient(clientSessions);
  if (participantId !== null) return participantId;
  const inRooms = roomSessions.readAll(cookie, now()).map((session) => session.participantId);
  const occupantId = await relayRights.ofOccupant(inRooms);
  if (occupantId !== null) return occupantId;
  const identity = await professionals.identify(cookie);
  if (identity) {
    const { professionalId } = identity;
    return (await relayRights.ofProfessional(professionalId)) ? professionalId : null;
  }
  if (clientSessions.length + inRooms.length === 0) throw new AppError("unauthenticated", "no session");
  return null;
}

function reply(
  { stunUrls, turn }: Dependencies["config"],
  person: string | null,
  now: Date,
): IceServersReply {
  const stun = stunUrls.length > 0 ? [{ urls: [...stunUrls] }] : [];
  if (turn === null) return { iceServers: stun, expiresIn: null };
  if (person === null) return { iceServers: stun, expiresIn: ASK_AGAIN };
  const relay = { urls: [...turn.urls], ...turnCredentials(turn, person, now) };
  return { iceServers: [...stun, relay], expiresIn: turn.lifetime };
}
