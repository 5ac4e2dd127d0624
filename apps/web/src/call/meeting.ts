import type { RoomPeer, RoomSnapshot } from "@televisit/protocol/room";
import type { VisitSnapshot } from "@televisit/protocol/visit";

/** A room as the server told it last, with those who have been in it: their words are still in the chat. */
export interface RoomMeeting extends RoomSnapshot {
  former: RoomPeer[];
}

/** What a call is part of. It reads both alike: who `you` are, who the `peers` are, since when. */
export type Meeting = VisitSnapshot | RoomMeeting;
