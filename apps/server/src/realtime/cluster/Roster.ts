import type { NetworkResult } from "@televisit/protocol/network";
import type { News, Occupied } from "./ProcessNews.ts";

/** A process that has said nothing for this long is gone, in ms. */
const SILENCE_LIMIT = 3_500;

interface Member {
  /** Counts the changes of its rooms, so that a missed one is noticed. */
  version: number;
  heardAt: number;
  readonly rooms: Map<string, NetworkResult | null>;
}

type RoomNews = Extract<News, { type: "alive" | "rooms" | "room" }>;

/** Which rooms of the other processes somebody is in, by what they told. Times are milliseconds, passed in. */
export class Roster {
  readonly #members = new Map<string, Member>();

  has(room: string): boolean {
    return [...this.#members.values()].some(({ rooms }) => rooms.has(room));
  }

  network(room: string): NetworkResult | null {
    for (const { rooms } of this.#members.values()) {
      const network = rooms.get(room);
      if (network) return network;
    }
    return null;
  }

  /**
   * Takes in what a process told of its rooms: whether that followed what is known, `missed` something
   * before it, or `corrected` what was known.
   */
  hear(from: string, news: RoomNews, now: number): "followed" | "missed" | "corrected" {
    const known = this.#members.get(from);
    if (known) known.heardAt = now;
    switch (news.type) {
      case "rooms": {
        const rooms = toMap(news.rooms);
        this.#members.set(from, { version: news.version, heardAt: now, rooms });
        return isSame(rooms, known?.rooms ?? new Map()) ? "followed" : "corrected";
      }
      case "alive":
        return known?.version === news.version ? "followed" : "missed";
      case "room":
        return known && takeIn(known, news) ? "followed" : "missed";
      default:
        return news satisfies never;
    }
  }

  /** Forgets a process; false when it was not known. */
  forget(from: string): boolean {
    return this.#members.delete(from);
  }

  /** Forgets those that have been silent for too long; false when there are none. */
  forgetSilent(now: number): boolean {
    const silent = [...this.#members].filter(([, { heardAt }]) => now - heardAt > SILENCE_LIMIT);
    for (const [from] of silent) this.#members.delete(from);
    return silent.length > 0;
  }
}

function takeIn(member: Member, { version, room, occupied }: Extract<News, { type: "room" }>): boolean {
  if (version !== member.version + 1) return false;
  member.version = version;
  if (occupied) member.rooms.set(room, occupied.network);
  else member.rooms.delete(room);
  return true;
}

function isSame(rooms: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>): boolean {
  return rooms.size === others.size && [...rooms.keys()].every((room) => others.has(room));
}

function toMap(rooms: readonly Occupied[]): Map<string, NetworkResult | null> {
  return new Map(rooms.map(({ room, network }) => [room, network]));
}
