import * as z from "zod/mini";

/** GET /api/ice-servers: `RTCConfiguration.iceServers` for the caller's session. */
export const IceServersReply = z.object({
  iceServers: z.array(
    z.object({
      urls: z.array(z.string()),
      username: z.optional(z.string()),
      credential: z.optional(z.string()),
    }),
  ),
});
export type IceServersReply = z.infer<typeof IceServersReply>;
