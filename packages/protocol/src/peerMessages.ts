import * as z from "zod/mini";
import { Uuid } from "./ids.ts";

/** Characters of one chat message. */
export const MAX_CHAT_LENGTH = 4000;

/** What is on at the sender: `off` is muted or camera off, `missing` is no usable device. */
const TrackState = z.enum(["on", "off", "missing"]);
export type TrackState = z.infer<typeof TrackState>;

/** A line of the chat. By its `id` a repetition is known, by `sentAt` its place among its sender's others. */
const Chat = z.object({
  type: z.literal("chat"),
  id: Uuid,
  text: z.string().check(z.maxLength(MAX_CHAT_LENGTH), z.regex(/\S/)),
  /** The sender's clock, in ms; no two of a sender's messages have the same. */
  sentAt: z.int(),
});

/** Says that a line of the chat has arrived; until then its sender sends it again with each new connection. */
const ChatReceived = z.object({ type: z.literal("chat-received"), id: Uuid });

/**
 * Messages between two participants over their data channel. They never pass the server,
 * and the receiver parses them like any other input.
 */
export const PeerMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("media-state"), audio: TrackState, video: TrackState }),
  Chat,
  ChatReceived,
]);
export type PeerMessage = z.infer<typeof PeerMessage>;
