import { isDeepStrictEqual } from "node:util";
import type { ClosedBecause, VisitSnapshot } from "@televisit/protocol/visit";
import type { Logger } from "pino";
import type { Answered, Notices } from "../service/notices.ts";
import { participantOf } from "../service/participantOf.ts";
import type { ParticipantRecord, Store, VisitRecord } from "../store/store.ts";
import type { Cluster } from "./cluster/Cluster.ts";
import { coalesce } from "./coalesce.ts";
import { pagesIn } from "./pagesIn.ts";
import type { PresenceReader } from "./presence.ts";
import { isNews, noteQueue } from "./queueNews.ts";
import { roomAnnouncer } from "./roomAnnouncer.ts";
import { rooms } from "./rooms.ts";
import { inWaitingOrder, type Snapshots } from "./snapshots.ts";
import type { AppServer } from "./socketTypes.ts";

export interface AnnouncerDependencies {
  readonly io: AppServer;
  readonly store: Pick<Store, "visits" | "rooms">;
  readonly snapshots: Snapshots;
  readonly presence: Pick<PresenceReader, "professionalOnline">;
  readonly cluster: Pick<Cluster, "tell">;
  readonly log: Logger;
  readonly now: () => Date;
}

export interface Announcer extends Notices {
  /** What another process has told: the pages of this one get to know. */
  readonly here: Pick<Notices, "visitChanged" | "queueChanged">;
  /** Resolves when the last announcement is out; later ones are dropped. */
  stop(): Promise<void>;
}

/** A waiting room of thousands takes long to read and to show: it is read anew in a tenth of the time at most. */
const QUEUE_REST = 9;

/**
 * Tells pages what changed, after the request that changed it was answered. A page is told by the process that
 * has it, which reads how things are when it tells: what it says last is what holds.
 */
export function announcer(dependencies: AnnouncerDependencies): Announcer {
  const { io, snapshots, cluster } = dependencies;
  const onError = (error: unknown) => dependencies.log.error({ err: error }, "an announcement failed");
  const answers = new Map<string, Answered>();
  const jobs = visitJobs(dependencies, answers);
  const visits = coalesce(jobs.tellVisit, onError);
  const queues = coalesce(jobs.tellQueue, onError, QUEUE_REST);
  const room = roomAnnouncer(dependencies);
  const visitChanged: Notices["visitChanged"] = (visitId, answered) => {
    // After an answer something else has changed, if only who is connected: everybody is told.
    if (answered) answers.set(visitId, answered);
    else answers.delete(visitId);
    visits.request(visitId);
  };
  const queueChanged = (professionalId: string): void => {
    queues.request(professionalId);
    cluster.tell({ type: "queue-changed", professionalId });
  };
  return {
    ...room.notices,
    here: { visitChanged, queueChanged: queues.request },
    visitChanged(visitId, answered) {
      visitChanged(visitId, answered);
      cluster.tell({ type: "visit-changed", visitId });
    },
    queueChanged,
    appointmentsChanged: (professionalId) => {
      io.to(rooms.dashboard(professionalId)).emit("appointments:changed", {});
    },
    visitClosed(record, reason) {
      for (const person of record.participants) closePage({ io, snapshots }, record, person, reason);
      queueChanged(record.appointment.professionalId);
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

/** What is told to the pages of this process: of a visit, and of a waiting room. `answers` are by visit. */
function visitJobs(
  { io, store, snapshots, presence }: AnnouncerDependencies,
  answers: Map<string, Answered>,
) {
  const pagesToTell = (visitId: string, participantId: string, knows: string | null) =>
    pagesIn(io, rooms.participant(visitId, participantId)).filter(({ id }) => id !== knows);
  /** `knows` is the page that needs not be told. */
  const tell = (snapshot: VisitSnapshot, knows: string | null = null): void => {
    for (const page of pagesToTell(snapshot.visitId, snapshot.you.participantId, knows)) {
      noteQueue(page, snapshot);
      page.emit("visit:changed", snapshot);
    }
  };
  return {
    async tellVisit(visitId: string): Promise<void> {
      const answered = answers.get(visitId);
      answers.delete(visitId);
      const record = await store.visits.find(visitId);
      if (!record) return;
      const knows = answered && isDeepStrictEqual(answered.record, record) ? answered.pageId : null;
      const people = record.participants.filter(
        ({ id, guest }) => guest?.linkId !== null && pagesToTell(visitId, id, knows).length > 0,
      );
      await Promise.all(people.map(async ({ id }) => tell(await snapshots.visit(record, id), knows)));
    },
    async tellQueue(professionalId: string): Promise<void> {
      const open = await store.visits.open(professionalId);
      const dashboards = pagesIn(io, rooms.dashboard(professionalId));
      if (dashboards.length > 0) {
        const snapshot = snapshots.dashboard(open);
        for (const page of dashboards) page.emit("dashboard:changed", snapshot);
      }
      const online = presence.professionalOnline(professionalId);
      const places = inWaitingOrder(open).flatMap((record, index) => {
        const { id } = participantOf(record, "client");
        const pages = pagesIn(io, rooms.participant(record.id, id));
        const news = { place: index + 1, professionalOnline: online };
        return pages.some((page) => isNews(page, news)) ? snapshots.visit(record, id, news.place) : [];
      });
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
