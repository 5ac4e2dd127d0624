import type { CallReport } from "@televisit/protocol/callReport";
import * as z from "zod/mini";
import { http } from "../../api/http.ts";
import type { AppThunk } from "../../app/store.ts";

/** Tells the server, for its host's metrics, how a visit was connected; the professional's page does, for both. */
export function reportCall(path: CallReport["path"], connectedAt: number): AppThunk {
  return (_dispatch, getState) => {
    const { callStatus } = getState();
    const visit = "visit" in callStatus ? callStatus.visit : null;
    if (visit === null || !("visitId" in visit) || visit.you.role !== "professional") return; // of a room nothing is counted
    const agoMs = Math.round(performance.now() - connectedAt);
    const body: CallReport = { visitId: visit.visitId, path, agoMs };
    // A call without a server goes on, and one that nobody counted as well.
    http({ method: "POST", path: "/api/call-reports", body, reply: z.unknown() }).catch(() => undefined);
  };
}
