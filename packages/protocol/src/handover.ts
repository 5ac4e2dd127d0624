import * as z from "zod/mini";
import { Uuid } from "./ids.ts";

/** POST /api/handover: the page of a client or a guest asks for a code by which another device takes its place. */
export const HandoverRequest = z.object({ visitId: Uuid });

/** The code as a link. It works once, until `expiresIn` seconds are over or a newer one is made. */
export const HandoverReply = z.object({ link: z.url(), expiresIn: z.int() });
export type HandoverReply = z.infer<typeof HandoverReply>;
