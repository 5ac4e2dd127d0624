import { randomUUID } from "node:crypto";
import { hasPageIn, networkOf, pagesIn } from "../pagesIn.ts";
import { tellsPresence } from "../rooms.ts";
import type { AppServer } from "../socketTypes.ts";
import type { Cluster, ClusterListener } from "./Cluster.ts";
import { type News, type Occupied, ProcessNews } from "./ProcessNews.ts";
import { Roster } from "./Roster.ts";

/** How often a process says that it is there, in ms. */
const PULSE = 1_000;

/**
 * The other processes over Socket.IO's adapter, which delivers in order what one process tells. Each knows who
 * is in the rooms of the others, so that nobody has to ask while a person waits for an answer.
 */
export function openCluster(io: AppServer): Cluster {
  const roster = new Roster();
  const own = ownRooms(io);
  let pulse: NodeJS.Timeout | undefined;

  return {
    isElsewhere: (room) => roster.has(room),
    networkElsewhere: (room) => roster.network(room),
    tell: own.tell,
    share: (room) => own.tellRoom(room, hasPageIn(io, room)),
    start(listener) {
      io.on("process:news", (payload: unknown) => takeNews(roster, own, listener, payload));
      const { adapter } = io.of("/");
      adapter.on("create-room", (room: string) => own.tellRoom(room, true));
      adapter.on("delete-room", (room: string) => own.tellRoom(room, false));
      pulse = beat(own, roster, listener);
      own.tellAll();
      own.tell({ type: "rooms-wanted", of: null });
    },
    stop() {
      clearInterval(pulse);
      own.tell({ type: "stopping" });
      own.silence();
    },
  };
}

type OwnRooms = ReturnType<typeof ownRooms>;

/** What this process tells of itself. */
function ownRooms(io: AppServer) {
  const id = randomUUID();
  let version = 0;
  let isSilent = false;
  const occupied = (room: string): Occupied => ({ room, network: networkOf(pagesIn(io, room)) });
  const tell = (news: News): void => {
    if (!isSilent) io.serverSideEmit("process:news", { from: id, news });
  };
  return {
    id,
    tell,
    tellAll() {
      const rooms = [...io.of("/").adapter.rooms.keys()].filter(tellsPresence).map(occupied);
      tell({ type: "rooms", version, rooms });
    },
    tellRoom(room: string, isOccupied: boolean) {
      if (!tellsPresence(room)) return;
      version += 1;
      tell({ type: "room", version, room, occupied: isOccupied ? occupied(room) : null });
    },
    tellAlive: () => tell({ type: "alive", version }),
    silence() {
      isSilent = true;
    },
  };
}

/** Says that this process is there, and finds out which others are not any more. */
function beat(own: OwnRooms, roster: Roster, listener: ClusterListener): NodeJS.Timeout {
  let last = performance.now();
  const pulse = setInterval(() => {
    own.tellAlive();
    const now = performance.now();
    // Whoever was held up itself has not heard anybody: what they told meanwhile is read after this.
    const wasHeldUp = now - last > 2 * PULSE;
    last = now;
    if (!wasHeldUp && roster.forgetSilent(now)) listener.anythingChanged();
  }, PULSE);
  pulse.unref();
  return pulse;
}

function takeNews(roster: Roster, own: OwnRooms, listener: ClusterListener, payload: unknown): void {
  const parsed = ProcessNews.safeParse(payload);
  if (!parsed.success) return;
  const { from, news } = parsed.data;
  switch (news.type) {
    case "alive":
    case "room":
    case "rooms": {
      const heard = roster.hear(from, news, performance.now());
      if (heard === "missed") own.tell({ type: "rooms-wanted", of: from });
      if (heard === "corrected") listener.anythingChanged();
      return;
    }
    case "rooms-wanted":
      if (news.of === null || news.of === own.id) own.tellAll();
      return;
    case "stopping":
      if (roster.forget(from)) listener.anythingChanged();
      return;
    case "visit-changed":
      return listener.visitChanged(news.visitId);
    case "queue-changed":
      return listener.queueChanged(news.professionalId);
    case "page-joined":
      return listener.pageJoined(news.visitId, news.participantId);
    case "seat-taken":
      return listener.seatTaken(news.roomId, news.participantId);
    default:
      return news satisfies never;
  }
}
