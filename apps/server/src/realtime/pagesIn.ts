import type { NetworkResult } from "@televisit/protocol/network";
import type { AppServer, AppSocket } from "./socketTypes.ts";

/** The pages of this process. */
export function pagesOf(io: AppServer): AppSocket[] {
  return [...io.of("/").sockets.values()];
}

/** The pages of this process that are in a room, the longest connected first. */
export function pagesIn(io: AppServer, room: string): AppSocket[] {
  const { adapter, sockets } = io.of("/");
  const pages: AppSocket[] = [];
  for (const id of adapter.rooms.get(room) ?? []) {
    const page = sockets.get(id);
    if (page) pages.push(page);
  }
  return pages;
}

/** Whether a page of this process is in a room. */
export function hasPageIn(io: AppServer, room: string): boolean {
  return io.of("/").adapter.rooms.has(room); // an empty one is none
}

/** What the newest of the pages that have told it says of its network; null when none has. */
export function networkOf(pages: readonly AppSocket[]): NetworkResult | null {
  return pages.findLast(({ data }) => data.network)?.data.network ?? null;
}
