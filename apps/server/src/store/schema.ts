import type { Appointment } from "@televisit/protocol/appointments";
import type { GuestRelation } from "@televisit/protocol/guests";
import type { EndReason, ParticipantRole, VisitState } from "@televisit/protocol/visit";

/**
 * The tables of this service; those of the accounts are better-auth's own. Instants are ISO 8601
 * text in UTC and flags are 0 or 1, so that SQLite and Postgres hold the same values.
 */
export interface Schema {
  appointments: {
    id: string;
    professionalId: string;
    clientName: string;
    startsAt: string;
    durationMinutes: number;
    status: Appointment["status"];
    linkId: string;
    linkIssuedAt: string;
  };
  visits: {
    id: string;
    appointmentId: string;
    /** That of the appointment, which never changes: the waiting room of one professional is one range of an index. */
    professionalId: string;
    state: VisitState;
    /** Counts the changes: a change applies only to the version it was decided on. */
    version: number;
    waitingSince: string | null;
    /** The later of `waitingSince` and the start of the appointment: decides the place, see `waitingOrder`. */
    turn: string | null;
    sentBack: number;
    admittedAt: string | null;
    endedAt: string | null;
    endReason: EndReason | null;
  };
  participants: {
    id: string;
    visitId: string;
    role: ParticipantRole;
    name: string;
    /** The page that speaks for this participant. */
    tabId: string | null;
    leftAt: string | null;
    /** The code by which another device may take their place: one, until it is used. */
    handoverId: string | null;
    /** Of a guest only, see `Guest` in the domain. */
    relation: GuestRelation | null;
    linkId: string | null;
    linkIssuedAt: string | null;
    waitingSince: string | null;
    admittedTo: string | null;
  };
  /** One for each visit that waits. */
  offers: {
    visitId: string;
    participantId: string;
    tabId: string;
    negotiationId: string;
    sdp: string;
    /** Each line is one RTCIceCandidateInit as JSON; `null` for end-of-candidates. */
    candidates: string;
    candidateCount: number;
  };
  /** Instant rooms that live; those that are over are deleted. */
  rooms: {
    id: string;
    /** The name as names are compared; `name` is how it was written. */
    nameKey: string;
    name: string;
    seats: number;
    creatorId: string;
    createdAt: string;
    /** How many have come in so far. */
    arrivals: number;
  };
  roomSeats: {
    roomId: string;
    participantId: string;
    name: string;
    tabId: string;
    arrival: number;
    takenAt: string;
    /** Since when the page is not connected. */
    lostAt: string | null;
  };
  audit: {
    sequence: number;
    at: string;
    actor: string;
    action: string;
    visitId: string | null;
    previousHash: string;
    hash: string;
  };
  /** better-auth's table, as far as this service reads it itself. */
  session: {
    id: string;
    token: string;
    userId: string;
    createdAt: string;
    expiresAt: string;
  };
  /** better-auth's accounts, as far as this service reads them itself. */
  user: {
    id: string;
    name: string;
    email: string;
    /** A flag as each database keeps one; null unless somebody was disabled. */
    disabled: boolean | number | null;
  };
}
