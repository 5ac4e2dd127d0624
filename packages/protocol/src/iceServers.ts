import * as z from "zod/mini";
import { Instant } from "./ids.ts";

/** GET /api/ice-servers: `RTCConfiguration.iceServers` for the caller's session. */
export const IceServersReply = z.object({
  /** When this answer runs out and has to be asked for anew; null when it stays good. */
  expiresAt: z.nullable(Instant),
  iceServers: z.array(
    z.union([
      z.object({ urls: z.array(z.string()), username: z.string(), credential: z.string() }),
      z.object({ urls: z.array(z.string()) }),
    ]),
  ),
});
export type IceServersReply = z.infer<typeof IceServersReply>;
