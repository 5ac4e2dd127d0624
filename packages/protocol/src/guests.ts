import * as z from "zod/mini";
import { PersonName, Uuid } from "./ids.ts";

/** The most people in one visit: each sends to each other, so that every one costs all the others. */
export const MAX_PARTICIPANTS = 4;

/** What brings a guest into somebody else's visit; shown beside their name. */
export const GuestRelation = z.enum(["interpreter", "relative", "colleague", "other"]);
export type GuestRelation = z.infer<typeof GuestRelation>;

/** POST /api/visits/:visitId/guests */
export const InviteGuest = z.object({ name: PersonName, relation: GuestRelation });
export type InviteGuest = z.infer<typeof InviteGuest>;

/** Whoever was invited and not revoked, as the professional sees them. */
export const Guest = z.object({
  participantId: Uuid,
  name: PersonName,
  relation: GuestRelation,
  state: z.enum(["expected", "waiting", "admitted"]),
  /** The link to hand to the guest; it ends with the visit. */
  link: z.string(),
});
export type Guest = z.infer<typeof Guest>;

/** GET /api/visits/:visitId/guests, in the order in which they were invited. */
export const GuestList = z.object({ guests: z.array(Guest) });
export const GuestReply = z.object({ guest: Guest });

/** A guest who waits to be admitted; told to the professional only. */
export const WaitingGuest = z.object({
  participantId: Uuid,
  name: PersonName,
  relation: GuestRelation,
  /** False when their connection is lost; they may come back. */
  online: z.boolean(),
});
export type WaitingGuest = z.infer<typeof WaitingGuest>;
