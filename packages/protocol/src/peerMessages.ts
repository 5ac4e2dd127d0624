import * as z from "zod/mini";
import { Uuid } from "./ids.ts";

/** Characters of one chat message. */
export const MAX_CHAT_LENGTH = 4000;
/** Bytes of one file. */
export const MAX_FILE_SIZE = 100_000_000;

/**
 * What is on at the sender: `off` is muted or camera off, `interrupted` is taken by the sender's system for a
 * while, `missing` is no usable device.
 */
const TrackState = z.enum(["on", "off", "interrupted", "missing"]);
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

/** Asks whether the other side wants a file. Its bytes follow on a channel of their own, after a yes. */
const FileOffer = z.object({
  type: z.literal("file-offer"),
  id: Uuid,
  name: z.string().check(z.maxLength(255), z.regex(/^[^\p{Cc}]+$/u)),
  size: z.int().check(z.gte(1), z.lte(MAX_FILE_SIZE)),
  /** What the sender's system takes it for (a media type, or nothing); only to show it. */
  mime: z.string().check(z.maxLength(127)),
});
const FileAnswer = z.object({ type: z.literal("file-answer"), id: Uuid, accepted: z.boolean() });

/** All bytes are on their way; `sha256` is of the whole, in hexadecimal. */
const FileSent = z.object({
  type: z.literal("file-sent"),
  id: Uuid,
  sha256: z.string().check(z.regex(/^[\da-f]{64}$/)),
});

/** All bytes have arrived; `intact` when they have the sender's checksum. */
const FileReceived = z.object({ type: z.literal("file-received"), id: Uuid, intact: z.boolean() });

/** Either side gives the transfer up. */
const FileCancelled = z.object({ type: z.literal("file-cancelled"), id: Uuid });

/** The sender's picture is paused for want of bandwidth, or is back; the camera itself is on. */
const VideoPaused = z.object({ type: z.literal("video-paused"), paused: z.boolean() });

/**
 * What the sides agree about a recording on the professional's machine: they ask, each other side answers, and
 * either stops it. By its `id` an answer belongs to one question only.
 */
const Recording = z.object({
  type: z.literal("recording"),
  id: Uuid,
  step: z.enum(["ask", "yes", "no", "started", "stopped"]),
});

/**
 * The last word before a connection is closed on purpose, which closing does not say: this side has left, or it
 * has ended the visit or room for everybody.
 */
const Goodbye = z.object({ type: z.literal("goodbye"), reason: z.enum(["left", "ended"]) });
export type GoodbyeReason = z.infer<typeof Goodbye>["reason"];

/**
 * Messages between two participants over their data channel. They never pass the server,
 * and the receiver parses them like any other input.
 */
export const PeerMessage = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("media-state"),
    audio: TrackState,
    video: TrackState,
    /** Whether the sender's screen is on its line; it is not where nothing is said of it. */
    screen: z.optional(z.boolean()),
  }),
  Chat,
  ChatReceived,
  FileOffer,
  FileAnswer,
  FileSent,
  FileReceived,
  FileCancelled,
  VideoPaused,
  Recording,
  Goodbye,
]);
export type PeerMessage = z.infer<typeof PeerMessage>;
