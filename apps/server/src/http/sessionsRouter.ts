import { AppError } from "@televisit/protocol/errors";
import type { SignedInBrowser } from "@televisit/protocol/professionals";
import { Router } from "express";
import type { Professionals } from "../auth/professionals.ts";
import type { Store } from "../store/store.ts";
import { requireProfessional } from "./requireProfessional.ts";

interface Dependencies {
  readonly professionals: Pick<Professionals, "identify" | "sessions">;
  readonly store: Pick<Store, "audit">;
  readonly now: () => Date;
}

/** /api/sessions: where a professional is signed in, and the way out of each (ASVS 7.5.2). */
export function sessionsRouter({ professionals, store, now }: Dependencies): Router {
  const router = Router();
  router.get("/", async (request, response) => {
    const { professionalId, sessionId } = await requireProfessional(request, response, professionals);
    const sessions = await professionals.sessions.list(professionalId);
    const shown = sessions.map(
      ({ id, signedInAt, usedAt, userAgent }): SignedInBrowser => ({
        id,
        isThis: id === sessionId,
        signedInAt: signedInAt.toISOString(),
        usedAt: usedAt.toISOString(),
        userAgent,
      }),
    );
    response.json({ sessions: shown });
  });
  router.delete("/:id", async (request, response) => {
    const { professionalId } = await requireProfessional(request, response, professionals);
    if (!(await professionals.sessions.end(professionalId, request.params.id))) {
      throw new AppError("not_found", "no such session");
    }
    const actor = `professional:${professionalId}`;
    await store.audit.append({ at: now().toISOString(), actor, action: "session-end", visitId: null });
    response.json({});
  });
  return router;
}
