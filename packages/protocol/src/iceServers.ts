import * as z from "zod/mini";

/** GET /api/ice-servers: `RTCConfiguration.iceServers` for the caller's session. */
export const IceServersReply = z.object({
  iceServers: z.array(
    z.union([
      z.object({ urls: z.array(z.string()), username: z.string(), credential: z.string() }),
      z.object({ urls: z.array(z.string()) }),
    ]),
  ),
});
export type IceServersReply = z.infer<typeof IceServersReply>;
