import { CallReport } from "@televisit/protocol/callReport";
import { AppError } from "@televisit/protocol/errors";
import { Router } from "express";
import type { Professionals } from "../auth/professionals.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { parseInput } from "../parseInput.ts";
import type { Store } from "../store/store.ts";
import { requireProfessional } from "./requireProfessional.ts";

/** What connects later than this after admit is a page that came back, in seconds. */
const LATEST = 60;

interface Dependencies {
  readonly store: Pick<Store, "visits">;
  readonly professionals: Pick<Professionals, "identify">;
  readonly metrics: Pick<Metrics, "connected">;
  readonly now: () => Date;
}

/** POST /api/call-reports: by which path a call of one's own was connected. */
export function callReportsRouter({ store, professionals, metrics, now }: Dependencies): Router {
  const router = Router();
  router.post("/", async (request, response) => {
    const { professionalId } = await requireProfessional(request, response, professionals);
    const { visitId, path, agoMs } = parseInput(CallReport, request.body);
    const record = await store.visits.find(visitId);
    if (record?.appointment.professionalId !== professionalId)
      throw new AppError("not_found", "no such visit");
    if (record.visit.state === "admitted") {
      const seconds = (now().getTime() - agoMs - Date.parse(record.visit.admittedAt)) / 1000;
      if (seconds < LATEST) metrics.connected(path, Math.max(0, seconds));
    }
    response.status(204).end();
  });
  return router;
}
