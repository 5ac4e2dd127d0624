import type { Logger } from "pino";
import { isOutlived, lapsedSeats, type Room, type Seat } from "../domain/room.ts";
import type { MeetingPlace } from "../redis/MeetingPlace.ts";
import { occupant, roomFact } from "../service/instantRooms.ts";
import type { RoomNotices } from "../service/notices.ts";
import type { Store } from "../store/store.ts";
import type { PresenceReader } from "./presence.ts";
import type { AppSocket } from "./socketTypes.ts";

/** The longest between two looks at the rooms, in ms. */
const LONGEST_INTERVAL = 5000;

/** Notes who loses their connection, and ends what waits for them in vain. */
export interface RoomWatch {
  start(): void;
  /** An occupant's page is not connected any more. */
  pageGone(socket: AppSocket): void;
  /** Resolves when nothing is under way any more; pages that go from now on have gone with the server. */
  stop(): Promise<void>;
}

export interface RoomWatchDependencies {
  readonly presence: Pick<PresenceReader, "connected">;
  /** While the others cannot be heard nobody of theirs counts as gone. Null when this process is the whole service. */
  readonly meetingPlace: Pick<MeetingPlace, "isReady"> | null;
  readonly store: Pick<Store, "rooms">;
  readonly notices: RoomNotices;
  readonly log: Logger;
  readonly now: () => Date;
  /** How long a room or a seat waits for somebody, in ms. */
  readonly grace: number;
}

/**
 * Several processes may watch the same rooms: each change applies once. After a start nobody counts as gone for a
 * grace: those who talk in a room come back by themselves, and their name must not be free meanwhile.
 */
export function roomWatch(dependencies: RoomWatchDependencies): RoomWatch {
  const { log, now, grace } = dependencies;
  const under = new Set<Promise<void>>();
  const run = (job: Promise<void>): void => {
    const done = job.catch((error: unknown) => log.error({ err: error }, "a room could not be looked after"));
    under.add(done);
    void done.finally(() => under.delete(done));
  };
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  return {
    start() {
      const trustsSocketsFrom = now().getTime() + grace;
      const trustsSockets = () =>
        now().getTime() >= trustsSocketsFrom && dependencies.meetingPlace?.isReady !== false;
      const look = () => run(sweep(dependencies, trustsSockets()));
      timer = setInterval(look, Math.min(LONGEST_INTERVAL, grace / 4));
      timer.unref();
    },
    pageGone(socket) {
      if (!stopped) run(lose(dependencies, socket));
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.all(under);
    },
  };
}

async function lose(
  { presence, store, notices, now }: RoomWatchDependencies,
  socket: AppSocket,
): Promise<void> {
  const { roomId, speaker } = socket.data;
  if (roomId === undefined || speaker.role !== "occupant") return;
  const { participantId, tabId } = speaker;
  // The same page has come back on another connection before this one was known to be dead.
  if (presence.connected(roomId, participantId)) return;
  const lost = await store.rooms.loseSeat({ roomId, participantId, tabId, at: now().toISOString() });
  if (lost) notices.roomChanged(roomId);
}

async function sweep(dependencies: RoomWatchDependencies, trustsSockets: boolean): Promise<void> {
  for (const room of await dependencies.store.rooms.all()) {
    await lookAfterSeats(dependencies, room, trustsSockets);
    await lapse(dependencies, room);
  }
}

/** Notes whoever went while no server was there to see it, and whoever is there after having been taken for gone. */
async function lookAfterSeats(
  { presence, store, notices, now }: RoomWatchDependencies,
  { id: roomId, taken }: Room,
  trustsSockets: boolean,
): Promise<void> {
  const at = now().toISOString();
  for (const { participantId, tabId, lostAt } of taken) {
    const isHere = presence.connected(roomId, participantId);
    const isNews = isHere ? lostAt !== null : lostAt === null && trustsSockets;
    if (!isNews) continue;
    const seat = { roomId, participantId, tabId };
    const changed = isHere ? store.rooms.keepSeat(seat) : store.rooms.loseSeat({ ...seat, at });
    if (await changed) notices.roomChanged(roomId);
  }
}

/** Frees the seats of those who did not come back, and the room when it waits in vain. */
async function lapse({ store, notices, now, grace }: RoomWatchDependencies, room: Room): Promise<void> {
  const at = now();
  const { id: roomId, creatorId } = room;
  if (isOutlived(room, at, grace)) {
    const fact = roomFact(roomId, occupant(creatorId), "room-desert", at);
    if (await store.rooms.end(roomId, fact)) notices.roomClosed(roomId, "deserted");
    return;
  }
  const lostBefore = new Date(at.getTime() - grace).toISOString();
  const free = async ({ participantId }: Seat): Promise<boolean> =>
    store.rooms.freeSeat(
      { roomId, participantId, lostBefore },
      roomFact(roomId, occupant(participantId), "room-lapse", at),
    );
  const freed = await Promise.all(lapsedSeats(room, at, grace).map(free));
  if (freed.includes(true)) notices.roomChanged(roomId);
}
