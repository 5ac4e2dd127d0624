import * as z from "zod/mini";
import { Instant, Uuid } from "./ids.ts";

/** POST /api/handover: the client's page asks for a code by which another device takes its place. */
export const HandoverRequest = z.object({ visitId: Uuid });

/** The code as a link. A newer one makes it void, and it works once. */
export const HandoverReply = z.object({ link: z.url(), expiresAt: Instant });
export type HandoverReply = z.infer<typeof HandoverReply>;
