import { Consent } from "@televisit/protocol/consent";
import { AppError } from "@televisit/protocol/errors";
import { Router } from "express";
import type { VisitSessions } from "../auth/visitSession.ts";
import { parseInput } from "../parseInput.ts";
import { requireCurrentLink } from "../service/currentLink.ts";
import { isAdmitted } from "../service/stateOf.ts";
import type { Store } from "../store/store.ts";
import type { RateLimits } from "./rateLimits.ts";

interface Dependencies {
  readonly store: Pick<Store, "visits" | "audit">;
  readonly sessions: Pick<VisitSessions, "read">;
  readonly limits: Pick<RateLimits, "joinLink">;
  readonly now: () => Date;
}

/** POST /api/consents: keeps that somebody has allowed a recording, refused it or withdrawn their yes. */
export function consentsRouter({ store, sessions, limits, now }: Dependencies): Router {
  const router = Router();
  router.post("/", limits.joinLink, async (request, response) => {
    const { visitId, recording } = parseInput(Consent, request.body);
    const { sub, jti } = sessions.read(request.headers.cookie, visitId, now());
    const record = await store.visits.find(visitId);
    const person = record?.participants.find(({ id }) => id === sub);
    if (!record || !person) throw new AppError("not_found", "no such visit");
    requireCurrentLink(record, person, jti);
    if (!isAdmitted(record, person)) throw new AppError("visit_not_admitted", "nobody records a wait");
    const actor = `${person.role}:${person.id}`;
    await store.audit.append({ at: now().toISOString(), actor, action: `recording-${recording}`, visitId });
    response.json({});
  });
  return router;
}
