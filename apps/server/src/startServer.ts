import { createServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { Logger } from "pino";
import { type Demo, openDemo } from "./auth/demo.ts";
import { openProfessionals, type Professionals } from "./auth/professionals.ts";
import { roomSessions as createRoomSessions } from "./auth/roomSession.ts";
import { visitSessions } from "./auth/visitSession.ts";
import type { Config } from "./config.ts";
import { createHttpApp } from "./http/createHttpApp.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { createRealtime } from "./realtime/createRealtime.ts";
import type { MeetingPlace } from "./redis/MeetingPlace.ts";
import { type BookingDependencies, bookings as createBookings } from "./service/bookings.ts";
import { guests as createGuests } from "./service/guests.ts";
import { handovers as createHandovers } from "./service/handovers.ts";
import { instantRooms as createInstantRooms } from "./service/instantRooms.ts";
import { joinLinks as createJoinLinks, type JoinLinkDependencies } from "./service/joinLinks.ts";
import { StartError } from "./startError.ts";
import { kyselyStore } from "./store/kyselyStore.ts";
import { openDatabase } from "./store/openDatabase.ts";
import type { Store } from "./store/store.ts";

/** What to open in a browser; the join link is null in production. */
interface Links {
  readonly dashboard: string;
  readonly joinLink: string | null;
}

/** A server that answers. */
export interface RunningServer {
  readonly professionals: Professionals;
  readonly store: Store;
  links(): Promise<Links>;
  /** Stops accepting, tells open pages, closes everything. */
  stop(): Promise<void>;
}

/** How long connections may take to finish after the sockets are closed. */
const GRACE_MS = 2000;

/** Composes the server and resolves when it listens. Throws `StartError` when it cannot start. */
export async function startServer(
  config: Config,
  log: Logger,
  now = () => new Date(),
): Promise<RunningServer> {
  const database = await openDatabase(config);
  const store = kyselyStore(database.db);
  const meetingPlace = await openMeetingPlace(config, log);
  const httpServer = config.tls ? createHttpsServer(config.tls) : createServer();
  const metrics = createMetrics({
    visits: () => store.visits.countByState(),
    sockets: () => realtime.sockets(),
  });
  const common = { config, store, meetingPlace, log, metrics, now };
  const realtime = createRealtime(common);
  const { notices } = realtime;
  const onSessionEnded = notices.sessionEnded;
  const professionals = await openProfessionals({ database, config, log, onSessionEnded, now });
  const admission = { professionals, ...createSessions(config) };
  const services = createServices({ store, notices, sessions: admission.sessions, config, now });
  const { bookings } = services;
  const makeDemo = () => openDemo({ professionals, bookings, config, now });
  const demo = config.production ? null : await database.exclusively(makeDemo);
  httpServer.on("request", createHttpApp({ ...common, ...admission, ...services, demo }));
  realtime.accept(httpServer, admission);
  await listen(httpServer, config);
  return {
    professionals,
    store,
    links: () => linksOf(config, demo),
    async stop() {
      // Keep-alive connections of browsers would hold the server open for minutes.
      const forced = setTimeout(() => httpServer.closeAllConnections(), GRACE_MS);
      await realtime.stop();
      clearTimeout(forced);
      await meetingPlace?.close();
      await store.close();
    },
  };
}

function createSessions({ keys, secure }: Config) {
  return {
    sessions: visitSessions(keys.visitSessions, secure),
    roomSessions: createRoomSessions(keys.roomSessions, secure),
  };
}

/** Loaded on request: a single process meets nobody. */
async function openMeetingPlace({ redisUrl }: Config, log: Logger): Promise<MeetingPlace | null> {
  if (redisUrl === null) return null;
  const { connectRedis } = await import("./redis/connectRedis.ts");
  return connectRedis(redisUrl, log);
}

function createServices(dependencies: BookingDependencies & JoinLinkDependencies) {
  return {
    bookings: createBookings(dependencies),
    joinLinks: createJoinLinks(dependencies),
    handovers: createHandovers(dependencies),
    instantRooms: createInstantRooms(dependencies),
    guests: createGuests(dependencies),
  };
}

async function linksOf(config: Config, demo: Demo | null): Promise<Links> {
  const dashboard = `${config.publicUrl}/dashboard`;
  if (!demo) return { dashboard, joinLink: null };
  const { token, joinLink } = await demo.links();
  return { dashboard: `${dashboard}#demo=${token}`, joinLink };
}

function listen(
  httpServer: Server,
  { port, listenAddress }: Pick<Config, "port" | "listenAddress">,
): Promise<void> {
  return new Promise((resolve, reject) => {
    httpServer.once("error", (error: NodeJS.ErrnoException) => {
      const reason = error.code === "EADDRINUSE" ? "is already in use" : `cannot be used: ${error.message}`;
      reject(new StartError(`port ${port} ${reason}`, { cause: error }));
    });
    httpServer.listen({ port, ...(listenAddress ? { host: listenAddress } : {}) }, resolve);
  });
}
