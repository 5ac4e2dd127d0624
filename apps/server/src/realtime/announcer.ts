import type { ClosedBecause, VisitSnapshot } from "@televisit/protocol/visit";
import type { Logger } from "pino";
import type { Notices } from "../service/notices.ts";
import { participantOf } from "../service/participantOf.ts";
import type { ParticipantRecord, Store, VisitRecord } from "../store/store.ts";
import { coalesce } from "./coalesce.ts";
import { roomAnnouncer } from "./roomAnnouncer.ts";
import { rooms } from "./rooms.ts";
import type { Snapshots } from "./snapshots.ts";
import type { AppServer } from "./socketTypes.ts";

export interface AnnouncerDependencies {
  readonly io: AppServer;
  readonly store: Pick<Store, "visits" | "rooms">;
  readonly snapshots: Snapshots;
  readonly log: Logger;
  readonly now: () => Date;
}

export interface Announcer extends Notices {
  /** Resolves when the last announcement is out; later ones are dropped. */
  stop(): Promise<void>;
}

/** Tells pages what changed, after the request that changed it was answered. */
export function announcer({ io, store, snapshots, log, now }: AnnouncerDependencies): Announcer {
  const onError = (error: unknown) => log.error({ err: error }, "an announcement failed");

  const jobs = visitJobs({ io, store, snapshots });
  const visits = coalesce(jobs.tellVisit, onError);
  const queues = coalesce(jobs.tellQueue, onError);
  const room = roomAnnouncer({ io, store, log, now });

  return {
    ...room.notices,
    visitChanged: visits.request,
    visitTold: visits.done,
    queueChanged: queues.request,
    appointmentsChanged: (professionalId) => {
      io.to(rooms.dashboard(professionalId)).emit("appointments:changed", {});
    },
    visitClosed(record, reason) {
      for (const person of record.participants) closePage({ io, snapshots }, record, person, reason);
      queues.request(record.appointment.professionalId);
    },
    guestRevoked(record, participantId) {
      const guest = record.participants.find(({ id }) => id === participantId);
      if (guest) closePage({ io, snapshots }, record, guest, "revoked");
    },
    sessionEnded: (sessionId) => io.in(rooms.session(sessionId)).disconnectSockets(true),
    async stop() {
      await Promise.all([visits.stop(), queues.stop(), room.stop()]);
    },
  };
}

/** What is told of a visit to everybody in it, and of a waiting room to its professional and those who wait. */
function visitJobs({ io, store, snapshots }: Pick<AnnouncerDependencies, "io" | "store" | "snapshots">) {
  const tell = (snapshot: VisitSnapshot): void => {
    io.to(rooms.participant(snapshot.visitId, snapshot.you.participantId)).emit("visit:changed", snapshot);
  };
  return {
    async tellVisit(visitId: string): Promise<void> {
      const record = await store.visits.find(visitId);
      if (!record) return;
      const people = record.participants.filter(({ guest }) => guest?.linkId !== null);
      const told = await Promise.all(people.map(({ id }) => snapshots.visit(record, id)));
      // All in one go: whoever is let in offers at once, to people who must have heard of them by then.
      told.forEach(tell);
    },
    async tellQueue(professionalId: string): Promise<void> {
      const open = await store.visits.open(professionalId);
      io.to(rooms.dashboard(professionalId)).emit("dashboard:changed", await snapshots.dashboard(open));
      const waiting = open.filter((record) => record.visit.state === "waiting");
      const places = waiting.map((record) =>
        snapshots.visit(record, participantOf(record, "client").id, open),
      );
      await Promise.all(places.map(async (place) => tell(await place)));
    },
  };
}

/** Tells the page of a participant that the visit is over for them, and takes it out. */
function closePage(
  { io, snapshots }: Pick<AnnouncerDependencies, "io" | "snapshots">,
  record: VisitRecord,
  { id, role }: ParticipantRecord,
  reason: ClosedBecause,
): void {
  const room = rooms.participant(record.id, id);
  io.to(room).emit("visit:changed", snapshots.closed(record, id, reason));
  // A professional keeps the page and its dashboard; whoever came by a link has no business here any more.
  if (role === "professional") io.in(room).socketsLeave([room, rooms.admitted(record.id, id)]);
  else io.in(rooms.pages(record.id, id)).disconnectSockets(true);
}
