import * as z from "zod/mini";
import { GuestRelation, WaitingGuest } from "./guests.ts";
import { Instant, PersonName, Uuid } from "./ids.ts";
import { NetworkResult } from "./network.ts";
import { QueuedOffer } from "./signal.ts";

/** A `guest` of a visit is invited by the professional from within it; in a room everybody is one. */
export const ParticipantRole = z.enum(["client", "professional", "guest"]);
export type ParticipantRole = z.infer<typeof ParticipantRole>;

export const VisitState = z.enum(["expected", "waiting", "admitted", "ended"]);
export type VisitState = z.infer<typeof VisitState>;

/**
 * How a participant of an admitted visit is there: `present` (a page is connected), `away`
 * (the connection was lost, they may come back), `left` (they said so, or never came).
 */
export const Presence = z.enum(["present", "away", "left"]);
export type Presence = z.infer<typeof Presence>;

const Participant = z.object({
  participantId: Uuid,
  role: ParticipantRole,
  name: PersonName,
  /** What brings a guest here; null for everybody else. */
  relation: z.nullable(GuestRelation),
});

/** Another participant. Presence and page are told only while the visit is admitted. */
export const Peer = z.extend(Participant, {
  presence: z.nullable(Presence),
  /** The open page that speaks for this participant; a new id means a new page, so a new peer connection. */
  tabId: z.nullable(Uuid),
});
export type Peer = z.infer<typeof Peer>;

export const EndReason = z.enum(["ended", "cancelled", "rescheduled"]);
export type EndReason = z.infer<typeof EndReason>;

/** Why a visit is over for one participant: a guest's link may be revoked while the visit goes on. */
const ClosedBecause = z.enum([...EndReason.options, "revoked"]);
export type ClosedBecause = z.infer<typeof ClosedBecause>;

/**
 * The whole of a visit as one participant may see it: a guest's `state` is their own. Joining, reconnecting and
 * reloading all start from this.
 */
export const VisitSnapshot = z.object({
  visitId: Uuid,
  state: VisitState,
  startsAt: Instant,
  durationMinutes: z.int(),
  you: Participant,
  peers: z.array(Peer),
  /** The client's place in the waiting room, from 1; null for the professional and outside the waiting room. */
  place: z.nullable(z.int()),
  professionalOnline: z.boolean(),
  /** True while waiting after having been in the visit: the professional sent the client back. */
  sentBack: z.boolean(),
  admittedAt: z.nullable(Instant),
  endReason: z.nullable(ClosedBecause),
  /** Who waits to be let into the running visit; told to the professional, empty for everybody else. */
  waitingGuests: z.array(WaitingGuest),
  /** The server's clock when this was made, to show durations on a device whose clock is wrong. */
  serverTime: Instant,
});
export type VisitSnapshot = z.infer<typeof VisitSnapshot>;

/** The answer to *admit*: the only message that carries a queued offer. */
export const AdmitReply = z.object({
  visit: VisitSnapshot,
  /** Null when the client's page has not made one yet; it then arrives as a signal. */
  offer: z.nullable(QueuedOffer),
});
export type AdmitReply = z.infer<typeof AdmitReply>;

/** One card of the professional's waiting room. */
export const WaitingEntry = z.object({
  visitId: Uuid,
  appointmentId: Uuid,
  /** The client as a participant, so that a connection can be made ready before *admit*. */
  clientParticipantId: Uuid,
  clientName: PersonName,
  startsAt: Instant,
  waitingSince: Instant,
  /** False when the client's connection is lost; they keep their place. */
  online: z.boolean(),
  sentBack: z.boolean(),
  /** What their page has found out about their network; null before that, and while they are not connected. */
  network: z.nullable(NetworkResult),
});
export type WaitingEntry = z.infer<typeof WaitingEntry>;

/** A visit the professional has admitted and not ended. */
export const RunningEntry = z.object({
  visitId: Uuid,
  appointmentId: Uuid,
  clientName: PersonName,
  admittedAt: Instant,
  /** True while the client's page is connected. */
  online: z.boolean(),
  waitingGuests: z.array(WaitingGuest),
});
export type RunningEntry = z.infer<typeof RunningEntry>;

/** What the dashboard shows live, in the order in which clients should be seen. */
export const DashboardSnapshot = z.object({
  waiting: z.array(WaitingEntry),
  running: z.array(RunningEntry),
  serverTime: Instant,
});
export type DashboardSnapshot = z.infer<typeof DashboardSnapshot>;
