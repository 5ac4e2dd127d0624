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
import type { AppServer, AppSocket } from "./socketTypes.ts";

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
  const answers: Answers = new Map();
  const visits = coalesce((visitId) => tellVisit(dependencies, visitId, answers), onError);
  const queues = coalesce((professionalId) => tellQueue(dependencies, professionalId), onError, QUEUE_REST);
  const room = roomAnnouncer(dependencies);
  const visitChanged: Notices["visitChanged"] = (visitId, answered) => {
    note(answers, visitId, answered);
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

/** By visit, until there is news of it. */
type Answers = Map<string, Answered>;

/** When something else changes after an answer, if only who is connected, everybody is told. */
function note(answers: Answers, visitId: string, answered: Answered | undefined): void {
  if (answered) answers.set(visitId, answered);
  else answers.delete(visitId);
}

/** Tells the pages of this process how a visit is. */
async function tellVisit(
  { io, store, snapshots }: AnnouncerDependencies,
  visitId: string,
  answers: Answers,
): Promise<void> {
  const answered = answers.get(visitId);
  answers.delete(visitId);
  const record = await store.visits.find(visitId);
  // A page that was answered meanwhile may know more than has been read: the news that came with its answer is told next.
  if (!record || answers.has(visitId)) return;
  const informed = answered && isDeepStrictEqual(answered.record, record) ? answered.pageId : null;
  const pagesOf = (participantId: string) =>
    pagesIn(io, rooms.participant(visitId, participantId)).filter(({ id }) => id !== informed);
  const people = record.participants.filter(
    ({ id, guest }) => guest?.linkId !== null && pagesOf(id).length > 0,
  );
  await Promise.all(
    people.map(async ({ id }) => {
      const snapshot = await snapshots.visit(record, id);
      tell(pagesOf(id), snapshot);
    }),
  );
}

/** Tells the pages of this process how a waiting room is: the dashboards, and those whose place is another. */
async function tellQueue(
  { io, store, snapshots, presence }: AnnouncerDependencies,
  professionalId: string,
): Promise<void> {
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
  await Promise.all(places.map(async (place) => tellWaiting(io, await place)));
}

/** Whoever has been let in since the waiting room was read waits no more. */
function tellWaiting(io: AppServer, snapshot: VisitSnapshot): void {
  const { visitId, you } = snapshot;
  const inCall = rooms.admitted(visitId, you.participantId);
  const pages = pagesIn(io, rooms.participant(visitId, you.participantId));
  tell(
    pages.filter((page) => !page.rooms.has(inCall)),
    snapshot,
  );
}

function tell(pages: readonly AppSocket[], snapshot: VisitSnapshot): void {
  for (const page of pages) {
    noteQueue(page, snapshot);
    page.emit("visit:changed", snapshot);
  }
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
