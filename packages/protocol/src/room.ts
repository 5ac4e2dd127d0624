import * as z from "zod/mini";
import { Instant, PersonName, Uuid } from "./ids.ts";
import { Peer } from "./visit.ts";

/** Seats of a room whose creator says nothing, and the most that there can be: each sends to each other. */
export const DEFAULT_SEATS = 2;
export const MAX_SEATS = 4;
/** Characters of a room's name. */
export const MAX_ROOM_NAME = 60;

/** Why a text cannot name a room. */
export const RoomNameProblem = z.enum(["empty", "too_long", "characters"]);
export type RoomNameProblem = z.infer<typeof RoomNameProblem>;

/** So much text is looked at; what is wrong with a name in it is told with a reason (see `roomNameProblem`). */
const TypedName = z.string().check(z.maxLength(1000));
/** A name to look a room up by, or to show. */
const RoomName = z.string().check(z.maxLength(1000), z.regex(/^[^\p{Cc}]+$/u));

/** A room's name as it is shown: one form for what looks the same (Unicode NFKC), single spaces. */
export function tidyRoomName(typed: string): string {
  return typed.normalize("NFKC").trim().replaceAll(/\s+/gu, " ");
}

/** What two names have in common that name the same room, however they are written. */
export function roomKey(name: string): string {
  return tidyRoomName(name).toUpperCase().toLowerCase().normalize("NFKC"); // up first: ß and SS are one
}

/** Why a tidy name is refused; null when it is good. It goes into an address, so it is letters, digits and a little more. */
export function roomNameProblem(name: string): RoomNameProblem | null {
  if (name === "") return "empty";
  if (name.length > MAX_ROOM_NAME) return "too_long";
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._'’-]*$/u.test(name) ? null : "characters";
}

/** POST /api/rooms */
export const CreateRoom = z.object({
  name: TypedName,
  seats: z.optional(z.int().check(z.gte(2), z.lte(MAX_SEATS))),
  /** Who creates it, for a browser that has a seat's session already; only its cookie makes that true. */
  participantId: z.optional(Uuid),
});

/** The reply to creating a room; the creator's session travels in an HttpOnly cookie. */
export const RoomReply = z.object({
  room: z.object({ roomId: Uuid, name: RoomName, seats: z.int() }),
  participantId: Uuid,
});
export type RoomReply = z.infer<typeof RoomReply>;

/** POST /api/room-sessions: the session by which a page takes a seat; the one it names, while that is good. */
export const RoomSessionRequest = z.object({ participantId: z.optional(Uuid) });
export const RoomSessionReply = z.object({ participantId: Uuid });

/** Somebody else in the room. `left` is never told: who leaves is not in the room any more. */
export const RoomPeer = z.extend(Peer, {
  /** Whether they made the room, and may destroy it. */
  creator: z.boolean(),
  /** Counts those who come in: of two, the one who came later makes the offer. A new page comes in anew. */
  arrival: z.int(),
});
export type RoomPeer = z.infer<typeof RoomPeer>;

/** The whole of a room as one of those in it sees it. */
export const RoomSnapshot = z.object({
  roomId: Uuid,
  name: RoomName,
  seats: z.int(),
  you: z.omit(RoomPeer, { presence: true, tabId: true }),
  peers: z.array(RoomPeer),
  /** When this page came in; named as in a visit, so that a call reads both alike. */
  admittedAt: Instant,
  /** The server's clock when this was made. */
  serverTime: Instant,
});
export type RoomSnapshot = z.infer<typeof RoomSnapshot>;

/** Why a room is over: its creator destroyed it, or was gone for too long. */
export const RoomEnd = z.enum(["destroyed", "deserted"]);
export type RoomEnd = z.infer<typeof RoomEnd>;

/** Enters a room by its name; `roomId` is null then, and afterwards says which room a page comes back to. */
export const JoinRoom = z.object({
  name: RoomName,
  yourName: PersonName,
  roomId: z.nullable(Uuid),
});
