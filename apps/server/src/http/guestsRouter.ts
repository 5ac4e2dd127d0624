import { InviteGuest } from "@televisit/protocol/guests";
import { Uuid } from "@televisit/protocol/ids";
import { Router } from "express";
import type { Professionals } from "../auth/professionals.ts";
import { parseInput } from "../parseInput.ts";
import type { Guests } from "../service/guests.ts";
import { requireProfessional } from "./requireProfessional.ts";

interface Dependencies {
  readonly guests: Guests;
  readonly professionals: Pick<Professionals, "identify">;
}

/** /api/visits/:visitId/guests: whom a professional has invited into a visit of theirs. */
export function guestsRouter({ guests, professionals }: Dependencies): Router {
  const router = Router();
  router.get("/:visitId/guests", async (request, response) => {
    const { professionalId } = await requireProfessional(request, response, professionals);
    const visitId = parseInput(Uuid, request.params.visitId);
    response.json({ guests: await guests.list(professionalId, visitId) });
  });
  router.post("/:visitId/guests", async (request, response) => {
    const { professionalId } = await requireProfessional(request, response, professionals);
    const visitId = parseInput(Uuid, request.params.visitId);
    const guest = await guests.invite(professionalId, visitId, parseInput(InviteGuest, request.body));
    response.status(201).json({ guest });
  });
  router.post("/:visitId/guests/:participantId/revoke", async (request, response) => {
    const { professionalId } = await requireProfessional(request, response, professionals);
    const visitId = parseInput(Uuid, request.params.visitId);
    const participantId = parseInput(Uuid, request.params.participantId);
    await guests.revoke(professionalId, visitId, participantId);
    response.json({});
  });
  return router;
}
