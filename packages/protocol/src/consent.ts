import * as z from "zod/mini";
import { Uuid } from "./ids.ts";

/**
 * POST /api/consents: what a client or a guest has said about being recorded, for the host's audit trail. The recording
 * itself is agreed between the two sides, and the server is told nothing of it.
 */
export const Consent = z.object({ visitId: Uuid, recording: z.enum(["allowed", "refused", "withdrawn"]) });
export type Consent = z.infer<typeof Consent>;
