import * as z from "zod/mini";
import { ErrorCode, ErrorDetails } from "./errors.ts";
import { Uuid } from "./ids.ts";
import { NetworkResult } from "./network.ts";
import { JoinRoom, RoomEnd, RoomSnapshot } from "./room.ts";
import {
  IncomingCandidate,
  IncomingDescription,
  OutgoingCandidate,
  OutgoingDescription,
  PreparedOffer,
} from "./signal.ts";
import { AdmitReply, DashboardSnapshot, VisitSnapshot } from "./visit.ts";

/**
 * The `auth` of a Socket.IO handshake. It only says which of the browser's cookies to look at
 * and which page is speaking; the cookie alone decides who that is.
 */
export const Handshake = z.discriminatedUnion("as", [
  z.object({ as: z.literal("client"), visitId: Uuid, tabId: Uuid }),
  z.object({ as: z.literal("professional"), tabId: Uuid }),
  z.object({ as: z.literal("occupant"), participantId: Uuid, tabId: Uuid }),
]);
export type Handshake = z.infer<typeof Handshake>;

const VisitRef = z.object({ visitId: Uuid });
const RoomRef = z.object({ roomId: Uuid });
const Nothing = z.object({});

/** Requests from a page to the server: what each takes and what its acknowledgement carries. */
export const requests = {
  "dashboard:watch": { payload: Nothing, data: DashboardSnapshot },
  /** `claim` is true for a page's first join: it takes over from an older page of the same participant. */
  "visit:join": { payload: z.extend(VisitRef, { claim: z.boolean() }), data: VisitSnapshot },
  /** `offer` goes to the client at once, while theirs comes back: the two cross, and neither waits for an answer. */
  "visit:admit": { payload: z.extend(VisitRef, { offer: z.optional(PreparedOffer) }), data: AdmitReply },
  /** Lets a waiting guest into a running visit; said from within the call. */
  "visit:admit-guest": { payload: z.extend(VisitRef, { participantId: Uuid }), data: VisitSnapshot },
  "visit:send-back": { payload: VisitRef, data: VisitSnapshot },
  "visit:leave": { payload: VisitRef, data: Nothing },
  "visit:end": { payload: VisitRef, data: Nothing },
  /** What a waiting client's page found out about its network; the card in the waiting room shows it. */
  "visit:network": { payload: z.extend(VisitRef, { network: NetworkResult }), data: Nothing },
  /** Takes a seat, or comes back to it. Whoever takes one makes the offers to those who are there. */
  "room:join": { payload: JoinRoom, data: RoomSnapshot },
  "room:leave": { payload: RoomRef, data: Nothing },
  "signal:description": { payload: OutgoingDescription, data: Nothing },
  "signal:candidate": { payload: OutgoingCandidate, data: Nothing },
} as const;

/** Events from the server to a page. */
export const notifications = {
  "dashboard:changed": DashboardSnapshot,
  /** Another page of the same professional changed an appointment: read the list again. */
  "appointments:changed": Nothing,
  "visit:changed": VisitSnapshot,
  /** A newer page speaks for this participant; this one must stop. */
  "visit:superseded": VisitRef,
  "room:changed": RoomSnapshot,
  "room:closed": z.extend(RoomRef, { because: RoomEnd }),
  /** A newer page has this one's seat. */
  "room:superseded": RoomRef,
  "signal:description": IncomingDescription,
  "signal:candidate": IncomingCandidate,
  /** The server is about to stop, once each page has acknowledged this; the socket will reconnect by itself. */
  "server:stopping": Nothing,
} as const;

type Requests = typeof requests;
type Notifications = typeof notifications;
export type RequestName = keyof Requests;
export type NotificationName = keyof Notifications;
export type RequestPayload<N extends RequestName> = z.infer<Requests[N]["payload"]>;
export type RequestData<N extends RequestName> = z.infer<Requests[N]["data"]>;
export type NotificationPayload<N extends NotificationName> = z.infer<Notifications[N]>;

export const AckFailure = z.object({
  ok: z.literal(false),
  code: ErrorCode,
  message: z.string(),
  details: z.optional(ErrorDetails),
});
export type AckFailure = z.infer<typeof AckFailure>;

/** Every request is acknowledged with one of these. */
export type Ack<T> = { ok: true; data: T } | AckFailure;

export type ClientToServerEvents = {
  [N in RequestName]: (payload: RequestPayload<N>, ack: (reply: Ack<RequestData<N>>) => void) => void;
};
export type ServerToClientEvents = {
  [N in NotificationName]: N extends "server:stopping"
    ? (payload: NotificationPayload<N>, acknowledge: () => void) => void
    : (payload: NotificationPayload<N>) => void;
};
