import type { DashboardSnapshot, EndReason, Peer, VisitSnapshot } from "@televisit/protocol/visit";
import { placeOf, waitingOrder } from "../domain/waitingRoom.ts";
import { participantOf } from "../service/participantOf.ts";
import type { ParticipantRecord, Store, VisitRecord } from "../store/store.ts";
import type { PresenceReader } from "./presence.ts";

/** Makes what each side may see of a visit and of the waiting room. */
export interface Snapshots {
  /** `open` are the professional's open visits, for whoever has read them already. */
  visit(record: VisitRecord, participantId: string, open?: readonly VisitRecord[]): Promise<VisitSnapshot>;
  /** What a participant is told when the visit is closed to them. */
  closed(record: VisitRecord, participantId: string, reason: EndReason): VisitSnapshot;
  dashboard(open: readonly VisitRecord[]): Promise<DashboardSnapshot>;
}

export interface SnapshotDependencies {
  readonly store: Pick<Store, "visits">;
  readonly presence: PresenceReader;
  readonly now: () => Date;
}

/** Snapshots over the store and the connected pages. */
export function snapshots({ store, presence, now }: SnapshotDependencies): Snapshots {
  return {
    async visit(record, participantId, open) {
      const { visit } = record;
      const { professionalId } = record.appointment;
      const isWaitingClient =
        visit.state === "waiting" && participantOf(record, "client").id === participantId;
      return {
        ...frame(record, participantId, now()),
        state: visit.state,
        peers: await peersOf(record, participantId, presence),
        place: isWaitingClient
          ? placeOf(record.id, waitingOf(open ?? (await store.visits.open(professionalId))))
          : null,
        professionalOnline: await presence.professionalOnline(professionalId),
        sentBack: visit.state === "waiting" && visit.sentBack,
        admittedAt: visit.state === "admitted" ? visit.admittedAt : null,
        endReason: visit.state === "ended" ? visit.reason : null,
      };
    },
    closed: (record, participantId, reason) => ({
      ...frame(record, participantId, now()),
      state: "ended",
      peers: othersOf(record, participantId).map(withoutPresence),
      place: null,
      professionalOnline: false,
      sentBack: false,
      admittedAt: null,
      endReason: reason,
    }),
    dashboard: (open) => dashboard(open, presence, now()),
  };
}

/** What stays the same whatever happens in the visit. */
function frame(record: VisitRecord, participantId: string, now: Date) {
  const { startsAt, durationMinutes } = record.appointment;
  const you = nameOf(record, participantId);
  return { visitId: record.id, startsAt, durationMinutes, you, serverTime: now.toISOString() };
}

async function dashboard(
  open: readonly VisitRecord[],
  presence: PresenceReader,
  now: Date,
): Promise<DashboardSnapshot> {
  const byId = new Map(open.map((record) => [record.id, record]));
  const inOrder = waitingOrder(waitingOf(open)).flatMap(({ visitId }) => byId.get(visitId) ?? []);
  const card = async (record: VisitRecord) => ({
    visitId: record.id,
    appointmentId: record.appointment.id,
    clientName: record.appointment.clientName,
    online: await presence.connected(record.id, participantOf(record, "client").id),
  });
  const waiting = inOrder.map(async (record) => {
    if (record.visit.state !== "waiting") return [];
    const { waitingSince, sentBack } = record.visit;
    const { startsAt } = record.appointment;
    const clientParticipantId = participantOf(record, "client").id;
    const network = await presence.network(record.id, clientParticipantId);
    return [{ ...(await card(record)), clientParticipantId, startsAt, waitingSince, sentBack, network }];
  });
  const running = open.map(async (record) => {
    if (record.visit.state !== "admitted") return [];
    return [{ ...(await card(record)), admittedAt: record.visit.admittedAt }];
  });
  return {
    waiting: (await Promise.all(waiting)).flat(),
    running: (await Promise.all(running)).flat(),
    serverTime: now.toISOString(),
  };
}

/** Those of the visits that wait, with what decides their place. */
function waitingOf(open: readonly VisitRecord[]) {
  return open.flatMap(({ id, visit, appointment }) =>
    visit.state === "waiting"
      ? [{ visitId: id, startsAt: appointment.startsAt, waitingSince: visit.waitingSince }]
      : [],
  );
}

async function peersOf(
  record: VisitRecord,
  participantId: string,
  presence: PresenceReader,
): Promise<Peer[]> {
  const others = othersOf(record, participantId);
  // Before admit neither side learns whether or on which page the other is there.
  if (record.visit.state !== "admitted") return others.map(withoutPresence);
  const known = await presence.ofVisit(record);
  return others.map((person) => {
    const there = known.get(person.id) ?? "left";
    return { ...withoutPresence(person), presence: there, tabId: there === "left" ? null : person.tabId };
  });
}

function othersOf(record: VisitRecord, participantId: string): ParticipantRecord[] {
  return record.participants.filter((person) => person.id !== participantId);
}

function withoutPresence({ id, role, name }: ParticipantRecord): Peer {
  return { participantId: id, role, name, presence: null, tabId: null };
}

function nameOf(record: VisitRecord, participantId: string) {
  const person = record.participants.find(({ id }) => id === participantId);
  if (!person) throw new Error(`${participantId} is not in visit ${record.id}`);
  return { participantId, role: person.role, name: person.name };
}
