import type { WaitingGuest } from "@televisit/protocol/guests";
import type { ClosedBecause, DashboardSnapshot, Peer, VisitSnapshot } from "@televisit/protocol/visit";
import { waitingOrder } from "../domain/waitingRoom.ts";
import { isoText } from "../isoText.ts";
import { participantOf } from "../service/participantOf.ts";
import { isAdmitted, stateOf } from "../service/stateOf.ts";
import type { ParticipantRecord, Store, VisitRecord } from "../store/store.ts";
import type { PresenceReader } from "./presence.ts";

/** Makes what each side may see of a visit and of the waiting room. */
export interface Snapshots {
  /** `place` is the client's in the waiting room, for whoever knows it already. */
  visit(record: VisitRecord, participantId: string, place?: number): Promise<VisitSnapshot>;
  /** What a participant is told when the visit is closed to them. */
  closed(record: VisitRecord, participantId: string, reason: ClosedBecause): VisitSnapshot;
  dashboard(open: readonly VisitRecord[]): DashboardSnapshot;
}

export interface SnapshotDependencies {
  readonly store: Pick<Store, "visits">;
  readonly presence: PresenceReader;
  readonly now: () => Date;
}

/** Snapshots over the store and the connected pages. */
export function snapshots({ store, presence, now }: SnapshotDependencies): Snapshots {
  return {
    async visit(record, participantId, place) {
      const { visit } = record;
      const { professionalId } = record.appointment;
      const me = personOf(record, participantId);
      const isWaitingClient = visit.state === "waiting" && me.role === "client";
      const state = stateOf(record, me);
      return {
        ...frame(record, me, now()),
        state,
        peers: peersOf(record, me, presence),
        place: isWaitingClient ? (place ?? (await store.visits.place(record.id))) : null,
        professionalOnline: presence.professionalOnline(professionalId),
        sentBack: state === "waiting" && wasSentBack(record, me),
        admittedAt: state === "admitted" && visit.state === "admitted" ? visit.admittedAt : null,
        endReason: visit.state === "ended" ? visit.reason : null,
        waitingGuests: me.role === "professional" ? waitingGuestsOf(record, presence) : [],
      };
    },
    closed: (record, participantId, reason) => ({
      ...frame(record, personOf(record, participantId), now()),
      state: "ended",
      peers: othersOf(record, personOf(record, participantId)).map(withoutPresence),
      place: null,
      professionalOnline: false,
      sentBack: false,
      admittedAt: null,
      endReason: reason,
      waitingGuests: [],
    }),
    dashboard: (open) => dashboard(open, presence, now()),
  };
}

/** What stays the same whatever happens in the visit. */
function frame(record: VisitRecord, me: ParticipantRecord, now: Date) {
  const { startsAt, durationMinutes } = record.appointment;
  const you = nameOf(me);
  return { visitId: record.id, startsAt, durationMinutes, you, serverTime: isoText(now) };
}

function dashboard(open: readonly VisitRecord[], presence: PresenceReader, now: Date): DashboardSnapshot {
  const card = (record: VisitRecord) => ({
    visitId: record.id,
    appointmentId: record.appointment.id,
    clientName: record.appointment.clientName,
    online: presence.connected(record.id, participantOf(record, "client").id),
  });
  const waiting = inWaitingOrder(open).flatMap((record) => {
    if (record.visit.state !== "waiting") return [];
    const { waitingSince, sentBack } = record.visit;
    const { startsAt } = record.appointment;
    const clientParticipantId = participantOf(record, "client").id;
    const network = presence.network(record.id, clientParticipantId);
    return [{ ...card(record), clientParticipantId, startsAt, waitingSince, sentBack, network }];
  });
  const running = open.flatMap((record) => {
    if (record.visit.state !== "admitted") return [];
    const waitingGuests = waitingGuestsOf(record, presence);
    return [{ ...card(record), admittedAt: record.visit.admittedAt, waitingGuests }];
  });
  return { waiting, running, serverTime: isoText(now) };
}

/** Those of the visits that wait, in the order in which their clients should be seen. */
export function inWaitingOrder(open: readonly VisitRecord[]): VisitRecord[] {
  const waiting = open.flatMap((record) => {
    const { id: visitId, visit, appointment } = record;
    if (visit.state !== "waiting") return [];
    return { visitId, startsAt: appointment.startsAt, waitingSince: visit.waitingSince, record };
  });
  return waitingOrder(waiting).map(({ record }) => record);
}

function peersOf(record: VisitRecord, me: ParticipantRecord, presence: PresenceReader): Peer[] {
  const others = othersOf(record, me);
  // Before admit neither side learns whether or on which page the other is there.
  if (!isAdmitted(record, me)) return others.map(withoutPresence);
  const known = presence.ofVisit(record);
  return others.map((person) => {
    const there = known.get(person.id) ?? "left";
    return { ...withoutPresence(person), presence: there, tabId: there === "left" ? null : person.tabId };
  });
}

/** Those whom a participant may know of. A guest who is not in the visit is nobody's peer, and knows only who invited them. */
function othersOf(record: VisitRecord, me: ParticipantRecord): ParticipantRecord[] {
  const others = record.participants.filter(({ id }) => id !== me.id);
  if (me.guest && !isAdmitted(record, me)) return others.filter(({ role }) => role === "professional");
  return others.filter((person) => !person.guest || isAdmitted(record, person));
}

function waitingGuestsOf(record: VisitRecord, presence: PresenceReader): WaitingGuest[] {
  return record.participants.flatMap((person) => {
    if (!person.guest || stateOf(record, person) !== "waiting") return [];
    const online = presence.connected(record.id, person.id);
    return [{ participantId: person.id, name: person.name, relation: person.guest.relation, online }];
  });
}

function wasSentBack({ visit }: VisitRecord, { guest }: ParticipantRecord): boolean {
  if (guest) return guest.admittedTo !== null;
  return visit.state === "waiting" && visit.sentBack;
}

function withoutPresence(person: ParticipantRecord): Peer {
  return { ...nameOf(person), presence: null, tabId: null };
}

function nameOf({ id, role, name, guest }: ParticipantRecord) {
  return { participantId: id, role, name, relation: guest?.relation ?? null };
}

function personOf(record: VisitRecord, participantId: string): ParticipantRecord {
  const person = record.participants.find(({ id }) => id === participantId);
  if (!person) throw new Error(`${participantId} is not in visit ${record.id}`);
  return person;
}
