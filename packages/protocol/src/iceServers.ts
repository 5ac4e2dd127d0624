import * as z from "zod/mini";

/** GET /api/ice-servers: `RTCConfiguration.iceServers` for the caller's session. */
export const IceServersReply = z.object({
  /** Seconds until this answer runs out, by no clock of the device's; null when it stays good. */
  expiresIn: z.nullable(z.int().check(z.positive())),
  iceServers: z.array(
    z.union([
      z.object({ urls: z.array(z.string()), username: z.string(), credential: z.string() }),
      z.object({ urls: z.array(z.string()) }),
    ]),
  ),
});
export type IceServersReply = z.infer<typeof IceServersReply>;
