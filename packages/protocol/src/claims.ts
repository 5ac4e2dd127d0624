import * as z from "zod/mini";
import { Uuid } from "./ids.ts";

const seconds = z.int().check(z.positive());

/**
 * The claims of a join link (RFC 7519). Ids only: a link carries no name and no time that the
 * recipient does not already know. `jti` changes when the link is revoked.
 */
export const JoinTokenClaims = z.object({
  purpose: z.literal("join"),
  sub: Uuid, // appointment
  jti: Uuid, // link
  iat: seconds,
  nbf: seconds,
  exp: seconds,
});
export type JoinTokenClaims = z.infer<typeof JoinTokenClaims>;

/** The claims of a guest's link: ids only, like a join link. Revoking it leaves `jti` behind. */
export const GuestTokenClaims = z.object({
  purpose: z.literal("guest"),
  sub: Uuid, // participant
  visitId: Uuid,
  jti: Uuid, // link
  iat: seconds,
  nbf: seconds,
  exp: seconds,
});
export type GuestTokenClaims = z.infer<typeof GuestTokenClaims>;

/** The claims of the cookie that checking in sets: one participant in one visit. */
export const VisitSessionClaims = z.object({
  purpose: z.literal("visit-session"),
  sub: Uuid, // participant
  visitId: Uuid,
  jti: Uuid, // the link that was used, so that revoking it ends the session
  iat: seconds,
  exp: seconds,
});
export type VisitSessionClaims = z.infer<typeof VisitSessionClaims>;

/** The claims of the code that moves a client or a guest to another of their devices. It works once, see `jti`. */
export const HandoverTokenClaims = z.object({
  purpose: z.literal("handover"),
  sub: Uuid, // participant
  visitId: Uuid,
  link: Uuid, // the link by which the session that asked was opened, so that revoking it voids the code
  jti: Uuid, // kept until the code is used or a newer one is made
  iat: seconds,
  exp: seconds,
});
export type HandoverTokenClaims = z.infer<typeof HandoverTokenClaims>;

/** The claims of the cookie by which a page takes seats in rooms: ids only, like every other. */
export const RoomSessionClaims = z.object({
  purpose: z.literal("room-session"),
  sub: Uuid, // participant
  iat: seconds,
  exp: seconds,
});
export type RoomSessionClaims = z.infer<typeof RoomSessionClaims>;

/** The claims of the demonstration sign-in that `npm start` prints; never issued in production. */
export const DemoTokenClaims = z.object({
  purpose: z.literal("demo-sign-in"),
  sub: z.string(),
  iat: seconds,
  exp: seconds,
});
export type DemoTokenClaims = z.infer<typeof DemoTokenClaims>;
