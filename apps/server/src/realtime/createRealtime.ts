import type { Server as HttpServer } from "node:http";
import type { AppError } from "@televisit/protocol/errors";
import type { Logger } from "pino";
import { Server } from "socket.io";
import type { Professionals } from "../auth/professionals.ts";
import type { RoomSessions } from "../auth/roomSession.ts";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";
import { isAllowedOrigin } from "../isAllowedOrigin.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { MeetingPlace } from "../redis/MeetingPlace.ts";
import type { Notices } from "../service/notices.ts";
import type { Store } from "../store/store.ts";
import { announcer } from "./announcer.ts";
import { type AuthenticateDependencies, authenticate } from "./authenticate.ts";
import { alone } from "./cluster/Cluster.ts";
import { clusterListener } from "./cluster/clusterListener.ts";
import { openCluster } from "./cluster/openCluster.ts";
import { reconnectPages } from "./cluster/reconnectPages.ts";
import { forgetRequest } from "./forgetRequest.ts";
import { handleRequests, toFailure } from "./handle.ts";
import { pagesOf } from "./pagesIn.ts";
import { presenceReader } from "./presence.ts";
import { rooms } from "./rooms.ts";
import { type RoomWatch, roomWatch } from "./roomWatch.ts";
import { sendTogether } from "./sendTogether.ts";
import { sessionWatch } from "./sessionWatch.ts";
import { snapshots as createSnapshots } from "./snapshots.ts";
import { socketLimit } from "./socketLimit.ts";
import type { AppServer, AppSocket } from "./socketTypes.ts";
import { textParser } from "./textParser.ts";

/** Twice the longest description: enough for any message, too little to hurt. */
const MAX_MESSAGE_BYTES = 128 * 1024;

/** How long a stopping server waits for the pages to know, in ms. */
const GOODBYE_TIMEOUT = 1000;

export interface RealtimeOptions {
  readonly config: Pick<Config, "allowedOrigins" | "rooms">;
  readonly store: Store;
  /** Null when this process is the whole service. */
  readonly meetingPlace: Pick<MeetingPlace, "adapter" | "isReady" | "onReturn"> | null;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly now: () => Date;
}

/** Who may connect; known only after the notices that accounts and bookings need. */
interface Admission {
  readonly professionals: Pick<Professionals, "identify" | "liveSessions">;
  readonly sessions: VisitSessions;
  readonly roomSessions: RoomSessions;
}

export interface Realtime {
  readonly notices: Notices;
  /** Begins to let pages connect. Call it after the HTTP app listens to requests: Socket.IO takes its own first. */
  accept(httpServer: HttpServer, admission: Admission): void;
  /** How many pages are connected to this process. */
  sockets(): number;
  /** Tells every page, then closes the sockets and the HTTP server. */
  stop(): Promise<void>;
}

/** The sockets of the service, on the same HTTP server as everything else. */
export function createRealtime(options: RealtimeOptions): Realtime {
  const { config, store, meetingPlace, log, metrics, now } = options;
  const io = createServer(config, meetingPlace);
  const cluster = meetingPlace ? openCluster(io) : alone;
  const presence = presenceReader(io, cluster);
  const snapshots = createSnapshots({ store, presence, now });
  const notices = announcer({ io, store, snapshots, presence, cluster, log, now });
  const shared = { io, store, snapshots, notices, cluster, log, metrics, now, limit: socketLimit() };
  const seats = roomWatch({ presence, meetingPlace, store, notices, log, now, ...config.rooms });
  let watch: ReturnType<typeof sessionWatch> | undefined;
  let stopping = false;

  return {
    notices,
    accept(httpServer, admission) {
      seats.start();
      watch = sessionWatch({ io, professionals: admission.professionals, log, now });
      watch.start();
      io.use(async (socket, next) => next(await admit(socket, { ...admission, store, now }, log)));
      io.on("connection", (socket) => {
        if (stopping) socket.emit("server:stopping", {}, () => undefined); // too late for the goodbye
        welcome(socket, notices, seats);
        handleRequests(shared, socket);
      });
      cluster.start(clusterListener(shared, notices.here));
      meetingPlace?.onReturn(() => reconnectPages(io));
      io.attach(httpServer);
      sendTogether(io);
    },
    sockets: () => io.sockets.sockets.size,
    async stop() {
      stopping = true;
      watch?.stop();
      await seats.stop();
      await sayGoodbye(io);
      await notices.stop();
      cluster.stop();
      await io.close();
    },
  };
}

/** Closing throws away what is not yet written: each page says that it knows, and one that is away keeps nobody. */
async function sayGoodbye(io: AppServer): Promise<void> {
  const told = pagesOf(io).map((page) => page.timeout(GOODBYE_TIMEOUT).emitWithAck("server:stopping", {}));
  await Promise.allSettled(told);
}

/** Finds out who connects and puts it on the socket; resolves with the refusal otherwise. */
async function admit(
  socket: AppSocket,
  dependencies: AuthenticateDependencies,
  log: Logger,
): Promise<Error | undefined> {
  try {
    const { auth, headers } = socket.handshake;
    socket.data.speaker = await authenticate(dependencies, auth, headers.cookie);
    socket.data.joined = {};
    return undefined;
  } catch (error) {
    return toConnectError(error, log);
  }
}

function createServer(
  { allowedOrigins }: Pick<Config, "allowedOrigins">,
  meetingPlace: RealtimeOptions["meetingPlace"],
): AppServer {
  return new Server({
    ...(meetingPlace ? { adapter: meetingPlace.adapter } : {}),
    parser: textParser,
    transports: ["websocket", "polling"],
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    perMessageDeflate: false, // what is sent together could not be compressed (`textFrames`)
    httpCompression: false,
    serveClient: false,
    // A connection lost without a word is noticed within twenty seconds.
    pingInterval: 10_000,
    pingTimeout: 10_000,
    connectTimeout: 10_000,
    // CORS would not keep a WebSocket of another site out: the Origin is judged before either transport starts.
    allowRequest: (request, callback) => {
      const { origin, upgrade } = request.headers;
      const isNamed = upgrade === undefined || origin !== undefined;
      callback(null, isNamed && isAllowedOrigin(request.headers, allowedOrigins));
    },
  });
}

/** Puts a new socket where it belongs, and tells the others when it goes. */
function welcome(socket: AppSocket, notices: Notices, seats: Pick<RoomWatch, "pageGone">): void {
  const { speaker, joined } = socket.data;
  forgetRequest(socket);
  if (speaker.role === "occupant") {
    socket.on("disconnect", () => seats.pageGone(socket));
    return;
  }
  void socket.join(
    speaker.role === "professional"
      ? rooms.session(speaker.sessionId)
      : rooms.pages(speaker.visitId, speaker.participantId),
  );
  socket.on("disconnect", () => {
    for (const visitId of Object.keys(joined)) notices.visitChanged(visitId);
    notices.queueChanged(speaker.professionalId);
  });
}

/** A refused connection, with the code as its data, as Socket.IO hands it to the page. */
function toConnectError(error: unknown, log: Logger): Error & { data: Pick<AppError, "code"> } {
  const { code, message, details } = toFailure(error, log);
  return Object.assign(new Error(message), { data: { code, message, ...(details ? { details } : {}) } });
}
