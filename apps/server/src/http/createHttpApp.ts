import { randomUUID } from "node:crypto";
import express, { type Express, Router } from "express";
import type { Logger } from "pino";
import type { Demo } from "../auth/demo.ts";
import type { Professionals } from "../auth/professionals.ts";
import type { RoomSessions } from "../auth/roomSession.ts";
import type { VisitSessions } from "../auth/visitSession.ts";
import type { Config } from "../config.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { MeetingPlace } from "../redis/MeetingPlace.ts";
import type { Bookings } from "../service/bookings.ts";
import type { Guests } from "../service/guests.ts";
import type { Handovers } from "../service/handovers.ts";
import type { InstantRooms } from "../service/instantRooms.ts";
import type { JoinLinks } from "../service/joinLinks.ts";
import { relayRights } from "../service/relayRights.ts";
import type { Store } from "../store/store.ts";
import { appointmentsRouter } from "./appointmentsRouter.ts";
import { authRouter } from "./authRouter.ts";
import { callReportsRouter } from "./callReportsRouter.ts";
import { consentsRouter } from "./consentsRouter.ts";
import { demoRouter } from "./demoRouter.ts";
import { errorHandler, notFound } from "./errorHandler.ts";
import { guardStateChange } from "./guardStateChange.ts";
import { guestsRouter } from "./guestsRouter.ts";
import { handoverRouter } from "./handoverRouter.ts";
import { healthRouter } from "./healthRouter.ts";
import { iceServersRouter } from "./iceServersRouter.ts";
import { joinRouter } from "./joinRouter.ts";
import { metricsRouter } from "./metricsRouter.ts";
import { openApiRouter } from "./openApi/openApiRouter.ts";
import { rateLimits } from "./rateLimits.ts";
import { requestLog } from "./requestLog.ts";
import { roomsRouter } from "./roomsRouter.ts";
import { securityHeaders } from "./securityHeaders.ts";
import { sessionsRouter } from "./sessionsRouter.ts";
import { webApp } from "./webApp.ts";

/** What the HTTP side needs of the rest of the server. */
export interface HttpDependencies {
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly store: Store;
  readonly professionals: Professionals;
  readonly sessions: VisitSessions;
  readonly roomSessions: RoomSessions;
  readonly bookings: Bookings;
  readonly joinLinks: JoinLinks;
  readonly handovers: Handovers;
  readonly instantRooms: InstantRooms;
  readonly guests: Guests;
  /** Null in production: its route is then unknown. */
  readonly demo: Demo | null;
  /** Null when this process is the whole service. */
  readonly meetingPlace: Pick<MeetingPlace, "limits"> | null;
  readonly now: () => Date;
}

/** Everything that answers over HTTP. */
export function createHttpApp(dependencies: HttpDependencies): Express {
  const { config, log, store } = dependencies;
  const app = express();
  app.set("trust proxy", config.trustProxy);
  app.set("query parser", "simple");
  app.disable("x-powered-by");
  app.use((request, response, next) => {
    request.id = randomUUID();
    response.setHeader("X-Request-Id", request.id);
    next();
  });
  app.use(requestLog(log), ...securityHeaders(config));
  app.use(healthRouter(store), metricsRouter(dependencies.metrics, config));
  app.use("/api", apiRouter(dependencies));
  app.use(webApp(config.webDist), notFound);
  app.use(errorHandler(log, dependencies.metrics));
  return app;
}

function apiRouter(dependencies: HttpDependencies): Router {
  const { config, demo, store, meetingPlace, now } = dependencies;
  const limits = rateLimits(meetingPlace?.limits ?? null);
  const router = Router();
  router.use((_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    next();
  });
  router.use(guardStateChange(config.allowedOrigins), express.json({ limit: "16kb" }));
  router.use("/auth", authRouter({ ...dependencies, limits }));
  router.use("/appointments", appointmentsRouter(dependencies));
  router.use("/call-reports", callReportsRouter(dependencies));
  router.use(
    "/ice-servers",
    iceServersRouter({ ...dependencies, limits, relayRights: relayRights(store, now) }),
  );
  if (demo) router.use("/demo", demoRouter({ demo, limits }));
  router.use(openApiRouter());
  router.use("/consents", consentsRouter({ ...dependencies, limits }));
  router.use("/sessions", sessionsRouter(dependencies));
  router.use("/visits", guestsRouter(dependencies));
  router.use("/handover", handoverRouter({ ...dependencies, limits }));
  router.use(roomsRouter({ ...dependencies, limits }));
  router.use(joinRouter({ ...dependencies, limits }));
  router.use(notFound);
  return router;
}
