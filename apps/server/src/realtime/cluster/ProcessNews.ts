import { Uuid } from "@televisit/protocol/ids";
import { NetworkResult } from "@televisit/protocol/network";
import * as z from "zod/mini";

/** A room of a process that somebody is in, and what their page has told of its network. */
const Occupied = z.object({ room: z.string(), network: z.nullable(NetworkResult) });
export type Occupied = z.infer<typeof Occupied>;

/** What a process tells the others of its own service. Whatever is lost on the way is asked for again. */
export const News = z.discriminatedUnion("type", [
  /** It is there, with this state of its rooms. */
  z.object({ type: z.literal("alive"), version: z.number() }),
  /** Asks one process for all its rooms, or every one. */
  z.object({ type: z.literal("rooms-wanted"), of: z.nullable(Uuid) }),
  z.object({ type: z.literal("rooms"), version: z.number(), rooms: z.array(Occupied) }),
  /** One of its rooms has changed; `occupied` is null when nobody is left in it. */
  z.object({
    type: z.literal("room"),
    version: z.number(),
    room: z.string(),
    occupied: z.nullable(Occupied),
  }),
  /** It is about to end. */
  z.object({ type: z.literal("stopping") }),
  /** Something that the people of a visit see has changed. */
  z.object({ type: z.literal("visit-changed"), visitId: Uuid }),
  /** A professional's waiting room has changed. */
  z.object({ type: z.literal("queue-changed"), professionalId: z.string() }),
  /** A page of this process speaks for a participant now. */
  z.object({ type: z.literal("page-joined"), visitId: Uuid, participantId: Uuid }),
  /** A page of this process has a seat in an instant room now. */
  z.object({ type: z.literal("seat-taken"), roomId: Uuid, participantId: Uuid }),
]);
export type News = z.infer<typeof News>;

/** News with the process that tells it. */
export const ProcessNews = z.object({ from: Uuid, news: News });
export type ProcessNews = z.infer<typeof ProcessNews>;
