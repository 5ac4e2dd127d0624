import { AppError } from "@televisit/protocol/errors";
import { CreateRoom, DEFAULT_SEATS, type RoomReply, RoomSessionRequest } from "@televisit/protocol/room";
import { type Request, type Response, Router } from "express";
import type { Professionals } from "../auth/professionals.ts";
import type { RoomSession, RoomSessions } from "../auth/roomSession.ts";
import type { Config } from "../config.ts";
import { parseInput } from "../parseInput.ts";
import type { InstantRooms } from "../service/instantRooms.ts";
import type { RateLimits } from "./rateLimits.ts";
import { sessionCookie } from "./sessionCookie.ts";

interface Dependencies {
  readonly instantRooms: InstantRooms;
  readonly roomSessions: RoomSessions;
  readonly professionals: Pick<Professionals, "identify">;
  readonly limits: Pick<RateLimits, "rooms">;
  readonly config: Pick<Config, "rooms" | "secure">;
  readonly now: () => Date;
}

/** /api/rooms and /api/room-sessions: rooms come and go over HTTP; being in one is the socket's. */
export function roomsRouter(dependencies: Dependencies): Router {
  const { instantRooms, roomSessions, limits, now } = dependencies;
  const router = Router();
  router.post("/room-sessions", limits.rooms, (request, response) => {
    const { participantId } = parseInput(RoomSessionRequest, request.body);
    const session = openSession(dependencies, request, response, participantId);
    response.json({ participantId: session.participantId });
  });
  router.post("/rooms", limits.rooms, async (request, response) => {
    const { name, seats = DEFAULT_SEATS, participantId: claimed } = parseInput(CreateRoom, request.body);
    await requireCreator(dependencies, request);
    const { participantId } = openSession(dependencies, request, response, claimed);
    const room = await instantRooms.create(participantId, { name, seats });
    const reply: RoomReply = { room: { roomId: room.id, name: room.name, seats }, participantId };
    response.status(201).json(reply);
  });
  router.delete("/rooms/:name", limits.rooms, async (request: Request<{ name: string }>, response) => {
    const sessions = roomSessions.readAll(request.headers.cookie, now());
    await instantRooms.destroy(
      request.params.name,
      sessions.map(({ participantId }) => participantId),
    );
    response.status(204).end();
  });
  return router;
}

/** The session that the request claims and its cookie confirms, or a new one whose cookie goes with the response. */
function openSession(
  { roomSessions, config, now }: Dependencies,
  request: Request,
  response: Response,
  claimed: string | undefined,
): RoomSession {
  const sessions = roomSessions.readAll(request.headers.cookie, now());
  const known = sessions.find(({ participantId }) => participantId === claimed);
  if (known) return known;
  const { participantId, token, expiresAt } = roomSessions.open(now());
  response.cookie(roomSessions.cookieName(participantId), token, sessionCookie(config, expiresAt));
  return { participantId, expiresAt };
}

async function requireCreator({ professionals, config }: Dependencies, request: Request): Promise<void> {
  if (!config.rooms.professionalsOnly) return;
  if (await professionals.identify(request.headers.cookie)) return;
  throw new AppError("unauthenticated", "only a professional creates rooms here");
}
