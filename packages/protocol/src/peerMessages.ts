import * as z from "zod/mini";

/** What is on at the sender: `off` is muted or camera off, `missing` is no usable device. */
const TrackState = z.enum(["on", "off", "missing"]);
export type TrackState = z.infer<typeof TrackState>;

/**
 * Messages between two participants over their data channel. They never pass the server,
 * and the receiver parses them like any other input.
 */
export const PeerMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("media-state"), audio: TrackState, video: TrackState }),
]);
export type PeerMessage = z.infer<typeof PeerMessage>;
