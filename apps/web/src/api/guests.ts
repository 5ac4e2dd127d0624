import { GuestList, GuestReply, type InviteGuest } from "@televisit/protocol/guests";
import * as z from "zod/mini";
import { http } from "./http.ts";

const path = (visitId: string) => `/api/visits/${visitId}/guests`;

/** The guests of a professional's visit; apart from `api`, since the first page does without. */
export const guestsApi = {
  list: async (visitId: string) =>
    (await http({ method: "GET", path: path(visitId), reply: GuestList })).guests,
  invite: async (visitId: string, body: InviteGuest) =>
    (await http({ method: "POST", path: path(visitId), body, reply: GuestReply })).guest,
  revoke: (visitId: string, participantId: string) =>
    http({
      method: "POST",
      path: `${path(visitId)}/${participantId}/revoke`,
      body: {},
      reply: z.unknown(),
    }),
};
