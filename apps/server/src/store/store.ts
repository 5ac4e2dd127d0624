import type { Candidate, QueuedOffer } from "@televisit/protocol/signal";
import type { ParticipantRole, VisitState } from "@televisit/protocol/visit";
import type { BookedAppointment } from "../domain/appointment.ts";
import type { Guest } from "../domain/guest.ts";
import type { Room, Seat } from "../domain/room.ts";
import type { Visit } from "../domain/visit.ts";

/** One of the people of a visit, as kept. */
export interface ParticipantRecord {
  readonly id: string;
  readonly role: ParticipantRole;
  readonly name: string;
  /** The page that speaks for them; null until their first page. */
  readonly tabId: string | null;
  /** True after they said that they leave, until they come back. */
  readonly left: boolean;
  /** What is kept of a guest; null for the client and the professional. */
  readonly guest: Guest | null;
}

/** A visit with its appointment and people: what every decision about it needs. */
export interface VisitRecord {
  readonly id: string;
  /** Changes with every change of `visit`. */
  readonly version: number;
  readonly visit: Visit;
  readonly appointment: BookedAppointment;
  readonly participants: readonly ParticipantRecord[];
}

/** A fact for the audit trail: who (an id, never a name) did what, when (ISO 8601, UTC). */
export interface AuditFact {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly visitId: string | null;
}

/** A fact with its place in the hash chain. */
export interface AuditEntry extends AuditFact {
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** A decided change of a visit; it applies only if the visit is still at `version`. */
export interface VisitChange {
  readonly visitId: string;
  readonly version: number;
  readonly next: Visit;
  readonly fact: AuditFact;
  /** A page that begins to speak for a participant with this change. */
  readonly claim?: { readonly participantId: string; readonly tabId: string };
  /** Whoever asks knows that no offer of the visit is in the table: none is looked for. */
  readonly noneInTable?: boolean;
}

export interface VisitChangeResult {
  /** False when somebody else changed the visit first; nothing was written then. */
  readonly applied: boolean;
  /** The offer that waited in the queue, when the change took the visit out of the waiting room. */
  readonly released: QueuedOffer | null;
}

export interface NewAppointment extends Omit<BookedAppointment, "status"> {
  readonly client: { readonly id: string };
  readonly professional: { readonly id: string; readonly name: string };
}

export interface Reschedule {
  readonly appointmentId: string;
  readonly version: number;
  readonly startsAt: string;
  readonly durationMinutes: number;
  readonly linkId: string;
  readonly linkIssuedAt: string;
  readonly fact: AuditFact;
}

export interface AppointmentStore {
  /** Keeps an appointment together with its visit and both participants. */
  create(appointment: NewAppointment, fact: AuditFact): Promise<void>;
  find(appointmentId: string): Promise<VisitRecord | null>;
  /** The professional's appointments that start in [from, to), by start. */
  list(professionalId: string, from: string, to: string): Promise<BookedAppointment[]>;
  rename(appointmentId: string, clientName: string): Promise<void>;
  /** Moves the appointment, revokes its link and makes its visit expected again; false when it changed meanwhile. */
  reschedule(change: Reschedule): Promise<boolean>;
}

export interface VisitStore {
  find(visitId: string): Promise<VisitRecord | null>;
  /** The professional's visits that are waiting or admitted. */
  open(professionalId: string): Promise<VisitRecord[]>;
  /** The place of a visit in its professional's waiting room, from 1; null when it does not wait. */
  place(visitId: string): Promise<number | null>;
  /** How many visits are in each state that any is in. */
  countByState(): Promise<ReadonlyMap<VisitState, number>>;
  /** Writes a decided change with its audit fact in one transaction. */
  change(change: VisitChange): Promise<VisitChangeResult>;
}

/** One more participant, with the fact that is written with them; made only if the visit is still at `version`. */
export interface NewGuest {
  readonly id: string;
  readonly visitId: string;
  readonly version: number;
  readonly name: string;
  readonly guest: Guest;
  readonly fact: AuditFact;
}

/** A decided change of a guest; it applies only if the visit is still at `version`. */
export interface GuestChange {
  readonly visitId: string;
  readonly version: number;
  readonly participantId: string;
  readonly next: Guest;
  readonly fact: AuditFact;
}

export interface GuestStore {
  /** False when somebody else changed the visit first; nothing was written then. */
  invite(guest: NewGuest): Promise<boolean>;
  /** False when somebody else changed the visit first; nothing was written then. */
  change(change: GuestChange): Promise<boolean>;
}

/** A code of a participant, and the fact that is written with its making or its use. */
export interface Handover {
  readonly participantId: string;
  readonly handoverId: string;
  readonly fact: AuditFact;
}

/** A participant of a visit. */
interface OneParticipant {
  readonly visitId: string;
  readonly participantId: string;
}

export interface ParticipantStore {
  /** Makes a page the one that speaks; whoever left has come back. */
  claim(page: OneParticipant & { readonly tabId: string }): Promise<void>;
  leave(leaver: OneParticipant & { readonly at: string }): Promise<void>;
  /** Keeps the code by which another device may take their place; an earlier one is void. */
  offerHandover(handover: Handover): Promise<void>;
  /** Uses a code up; false when it was used, or made void by a newer one. Of two uses at once exactly one wins. */
  takeHandover(handover: Handover): Promise<boolean>;
}

interface OnlyPage {
  /** Kept only while this page speaks for the participant: for whoever has not read the visit. */
  readonly onlyPage?: string;
}

export interface OfferToKeep extends Omit<QueuedOffer, "candidates">, OnlyPage {
  readonly visitId: string;
  /** Those that were found before it was sent. */
  readonly candidates?: readonly Candidate[] | undefined;
}

export interface CandidateToKeep extends OnlyPage {
  readonly visitId: string;
  readonly from: string;
  readonly negotiationId: string;
  readonly candidate: Candidate;
}

export interface OfferStore {
  /** Keeps a waiting client's offer in place of an older negotiation's; false when the visit does not wait. */
  keep(offer: OfferToKeep): Promise<boolean>;
  /** Adds a candidate to the kept offer of the same negotiation. */
  addCandidate(candidate: CandidateToKeep): Promise<"kept" | "not-waiting" | "unknown-negotiation" | "full">;
  /** Forgets the offer of a visit: the page that made it is gone. */
  drop(visitId: string): Promise<void>;
}

export type NewRoom = Omit<Room, "taken">;

/** A page that comes into a room; the fact is written when they were not in it. */
export interface SeatToTake extends Omit<Seat, "arrival" | "lostAt"> {
  readonly roomId: string;
  readonly fact: AuditFact;
}

/** A page on a seat. */
interface SeatedPage extends Pick<Seat, "participantId" | "tabId"> {
  readonly roomId: string;
}

export interface RoomStore {
  /** False when a room of that name exists, however it is written. */
  create(room: NewRoom, fact: AuditFact): Promise<boolean>;
  find(roomId: string): Promise<Room | null>;
  named(name: string): Promise<Room | null>;
  /** One of the participants who has a seat in some room; null when none has. */
  seatedOf(participantIds: readonly string[]): Promise<string | null>;
  /** Every room that lives. */
  all(): Promise<Room[]>;
  /** Gives a page a seat, or its participant's own; of two who want the last one exactly one gets it. */
  takeSeat(seat: SeatToTake): Promise<"taken" | "full" | "gone">;
  /** Notes that a page is not connected any more; false when it does not have the seat, or was noted before. */
  loseSeat(page: SeatedPage & { at: string }): Promise<boolean>;
  /** Notes that a page is connected again; false when it has lost the seat, to another page or for good. */
  keepSeat(page: SeatedPage): Promise<boolean>;
  /** Frees a seat; with `lostBefore` only if nobody has been on it since then. */
  freeSeat(
    seat: { roomId: string; participantId: string; lostBefore?: string },
    fact: AuditFact,
  ): Promise<boolean>;
  /** Deletes the room and its seats; false when somebody else has. */
  end(roomId: string, fact: AuditFact): Promise<boolean>;
}

export interface AuditStore {
  append(fact: AuditFact): Promise<void>;
  /** The whole trail, oldest first. */
  entries(): Promise<AuditEntry[]>;
}

/** All that is kept, by use case; the same contract holds for every database. */
export interface Store {
  readonly appointments: AppointmentStore;
  readonly visits: VisitStore;
  readonly participants: ParticipantStore;
  readonly guests: GuestStore;
  readonly offers: OfferStore;
  readonly rooms: RoomStore;
  readonly audit: AuditStore;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
