import type { RoomMeeting } from "../../call/meeting.ts";
import { type CallStatus, visitOf } from "../../call/slices/callStatus.ts";

/** The room that the page is in; null in a visit and outside. */
export function roomOf(status: CallStatus): RoomMeeting | null {
  const meeting = visitOf(status);
  return meeting && "roomId" in meeting ? meeting : null;
}
