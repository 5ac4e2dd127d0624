import type { RoomEnd } from "@televisit/protocol/room";
import type { EndReason } from "@televisit/protocol/visit";
import type { VisitRecord } from "../store/store.ts";

/** What those in an instant room are told. */
export interface RoomNotices {
  /** Something that those in this room see has changed. */
  roomChanged(roomId: string): void;
  /** The room is over: tells every page in it why. */
  roomClosed(roomId: string, because: RoomEnd): void;
}

/** How a page that changed a visit learns of it: by the answer to its request, which shows the visit like this. */
export interface Answered {
  /** The id of its socket. */
  readonly pageId: string;
  readonly record: VisitRecord;
}

/** What the rest of the server tells open pages; nobody waits for it. */
export interface Notices extends RoomNotices {
  /** Something that the people of this visit see has changed; whoever is `answered` hears only of what is otherwise. */
  visitChanged(visitId: string, answered?: Answered): void;
  /** The professional's waiting room, running visits or being online has changed. */
  queueChanged(professionalId: string): void;
  /** The professional's appointments have changed. */
  appointmentsChanged(professionalId: string): void;
  /** The link of a visit no longer opens it: tells every page why, and closes the client's. */
  visitClosed(record: VisitRecord, reason: EndReason): void;
  /** The link of a guest opens nothing any more: tells their page, and closes it. */
  guestRevoked(record: VisitRecord, participantId: string): void;
  /** A professional's session is over: closes its pages. */
  sessionEnded(sessionId: string): void;
}
