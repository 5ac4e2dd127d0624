import { RoomReply, RoomSessionReply } from "@televisit/protocol/room";
import * as z from "zod/mini";
import { http } from "./http.ts";

/** Instant rooms; apart from `api`, since the first page does without. */
export const roomsApi = {
  /** The session by which this page takes a seat: the participant's own while it is good, else somebody new's. */
  session: (participantId: string | undefined) =>
    http({ method: "POST", path: "/api/room-sessions", body: { participantId }, reply: RoomSessionReply }),
  create: (body: { name: string; seats: number; participantId: string | undefined }) =>
    http({ method: "POST", path: "/api/rooms", body, reply: RoomReply }),
  destroy: (name: string) =>
    http({ method: "DELETE", path: `/api/rooms/${encodeURIComponent(name)}`, reply: z.unknown() }),
};
