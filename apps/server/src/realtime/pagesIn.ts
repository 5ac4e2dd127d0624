import type { NetworkResult } from "@televisit/protocol/network";
import type { AppServer, AppSocket } from "./socketTypes.ts";

/** The pages of this process. */
export function pagesOf(io: AppServer): AppSocket[] {
  return [...io.of("/").sockets.values()];
}

/** The pages of this process that are in a room, the longest connected first. */
export function pagesIn(io: AppServer, room: string): AppSocket[] {
  const { adapter, sockets } = io.of("/");
  return [...(adapter.rooms.get(room) ?? [])].flatMap((id) => sockets.get(id) ?? []);
}

/** What the newest of the pages that have told it says of its network; null when none has. */
export function networkOf(pages: readonly AppSocket[]): NetworkResult | null {
  return pages.findLast(({ data }) => data.network)?.data.network ?? null;
}
