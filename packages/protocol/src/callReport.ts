import * as z from "zod/mini";
import { Uuid } from "./ids.ts";

/** POST /api/call-reports: the professional's page tells by which path a call was connected, for the host's metrics. */
export const CallReport = z.object({
  visitId: Uuid,
  path: z.enum(["direct", "relayed"]),
  /** How long ago it was connected, in ms: the path is known a moment later. */
  agoMs: z.int().check(z.gte(0), z.lte(60_000)),
});
export type CallReport = z.infer<typeof CallReport>;
