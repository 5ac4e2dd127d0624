import type { VisitSnapshot } from "@televisit/protocol/visit";
import type { Logger } from "pino";
import type { Notices } from "../service/notices.ts";
import { participantOf } from "../service/participantOf.ts";
import type { Store, VisitRecord } from "../store/store.ts";
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

  const tell = async (
    record: VisitRecord,
    participantId: string,
    open?: readonly VisitRecord[],
  ): Promise<void> => {
    const room = rooms.participant(record.id, participantId);
    io.to(room).emit("visit:changed", await snapshots.visit(record, participantId, open));
  };
  const visits = coalesce(async (visitId) => {
    const record = await store.visits.find(visitId);
    if (record) await Promise.all(record.participants.map((person) => tell(record, person.id)));
  }, onError);
  const queues = coalesce(async (professionalId) => {
    const open = await store.visits.open(professionalId);
    io.to(rooms.dashboard(professionalId)).emit("dashboard:changed", await snapshots.dashboard(open));
    const waiting = open.filter((record) => record.visit.state === "waiting");
    await Promise.all(waiting.map((record) => tell(record, participantOf(record, "client").id, open)));
  }, onError);

  const room = roomAnnouncer({ io, store, log, now });

  return {
    ...room.notices,
    visitChanged: visits.request,
    queueChanged: queues.request,
    appointmentsChanged: (professionalId) => {
      io.to(rooms.dashboard(professionalId)).emit("appointments:changed", {});
    },
    visitClosed(record, reason) {
      closePages(io, record, (participantId) => snapshots.closed(record, participantId, reason));
      queues.request(record.appointment.professionalId);
    },
    sessionEnded: (sessionId) => io.in(rooms.session(sessionId)).disconnectSockets(true),
    async stop() {
      await Promise.all([visits.stop(), queues.stop(), room.stop()]);
    },
  };
}

/** Tells every page of a visit that it is over for them, and takes them out of it. */
function closePages(
  io: AppServer,
  record: VisitRecord,
  last: (participantId: string) => VisitSnapshot,
): void {
  for (const { id, role } of record.participants) {
    const room = rooms.participant(record.id, id);
    io.to(room).emit("visit:changed", last(id));
    // A professional keeps the page and its dashboard; a client has no business here any more.
    if (role === "professional") io.in(room).socketsLeave([room, rooms.admitted(record.id)]);
    else io.in(rooms.clients(record.id)).disconnectSockets(true);
  }
}
