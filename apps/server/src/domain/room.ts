import { AppError } from "@televisit/protocol/errors";
import { roomNameProblem, tidyRoomName } from "@televisit/protocol/room";

/** Somebody who has a seat in a room. Instants are ISO 8601 text in UTC. */
export interface Seat {
  readonly participantId: string;
  readonly name: string;
  /** The page that speaks for them. */
  readonly tabId: string;
  /** Counts those who come in: of two, the one who came later makes the offer. */
  readonly arrival: number;
  readonly takenAt: string;
  /** Since when their page is not connected; null while it is. */
  readonly lostAt: string | null;
}

/** An instant room: there from its creation until it is destroyed, empty or deserted. */
export interface Room {
  readonly id: string;
  readonly name: string;
  /** So many people fit in. */
  readonly seats: number;
  readonly creatorId: string;
  readonly createdAt: string;
  /** The seats that somebody has, in the order of their arrival. */
  readonly taken: readonly Seat[];
}

/** The name as it is kept and shown. Throws `room_name_invalid` with the reason. */
export function goodRoomName(typed: string): string {
  const name = tidyRoomName(typed);
  const reason = roomNameProblem(name);
  if (reason)
    throw new AppError("room_name_invalid", `the name is no good: ${reason}`, { details: { reason } });
  return name;
}

/**
 * Whether everybody who was in the room is gone without leaving. It waits for them, but not against somebody who
 * wants the name. A room that nobody has come into yet is not deserted.
 */
export function isDeserted({ taken }: Room): boolean {
  return taken.length > 0 && taken.every(({ lostAt }) => lostAt !== null);
}

/** The seats whose people have been gone for the whole `grace` in ms: they are free again. */
export function lapsedSeats({ taken }: Room, now: Date, grace: number): Seat[] {
  return taken.filter(({ lostAt }) => lostAt !== null && isOver(lostAt, now, grace));
}

/**
 * Whether the room ends by itself: nobody came, or came back, within `grace` ms; or its creator did not, and the
 * others are not in the middle of a talk.
 */
export function isOutlived(room: Room, now: Date, grace: number): boolean {
  const { taken, creatorId, createdAt } = room;
  if (taken.length === 0) return isOver(createdAt, now, grace);
  const lapsed = new Set(lapsedSeats(room, now, grace));
  if (lapsed.size === taken.length) return true;
  const creatorIsGone = [...lapsed].some(({ participantId }) => participantId === creatorId);
  return creatorIsGone && taken.filter(({ lostAt }) => lostAt === null).length < 2;
}

function isOver(since: string, now: Date, grace: number): boolean {
  return now.getTime() - Date.parse(since) >= grace;
}
