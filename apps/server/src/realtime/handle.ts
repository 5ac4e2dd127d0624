import { randomUUID } from "node:crypto";
import { AppError } from "@televisit/protocol/errors";
import {
  type Ack,
  type AckFailure,
  type RequestName,
  type RequestPayload,
  requests,
} from "@televisit/protocol/events";
import type { Logger } from "pino";
import type * as z from "zod/mini";
import { authoriseRole } from "../domain/roles.ts";
import { parseInput } from "../parseInput.ts";
import { watchDashboard } from "./handlers/dashboard.ts";
import { admitGuest } from "./handlers/guest.ts";
import { tellNetwork } from "./handlers/network.ts";
import { joinRoom, leaveRoom } from "./handlers/room.ts";
import { sendCandidate, sendDescription } from "./handlers/signal.ts";
import { admitClient, endVisit, joinVisit, leaveVisit, sendClientBack } from "./handlers/visit.ts";
import type { RealtimeDependencies, RequestHandler } from "./requestContext.ts";
import type { SocketLimit } from "./socketLimit.ts";
import type { AppSocket } from "./socketTypes.ts";

type Route = (dependencies: RealtimeDependencies, socket: AppSocket, payload: unknown) => Promise<object>;

/** Every request with the schema of its payload and what answers it. */
const routes: Readonly<Record<RequestName, Route>> = {
  "dashboard:watch": route(requests["dashboard:watch"].payload, watchDashboard),
  "visit:join": route(requests["visit:join"].payload, joinVisit),
  "visit:admit": route(requests["visit:admit"].payload, admitClient),
  "visit:admit-guest": route(requests["visit:admit-guest"].payload, admitGuest),
  "visit:send-back": route(requests["visit:send-back"].payload, sendClientBack),
  "visit:leave": route(requests["visit:leave"].payload, leaveVisit),
  "visit:end": route(requests["visit:end"].payload, endVisit),
  "visit:network": route(requests["visit:network"].payload, tellNetwork),
  "room:join": route(requests["room:join"].payload, joinRoom),
  "room:leave": route(requests["room:leave"].payload, leaveRoom),
  "signal:description": route(requests["signal:description"].payload, sendDescription),
  "signal:candidate": route(requests["signal:candidate"].payload, sendCandidate),
};

function route<N extends RequestName>(
  payloadSchema: z.ZodMiniType<RequestPayload<N>>,
  handler: RequestHandler<N>,
): Route {
  return (dependencies, socket, payload) => handler(dependencies, socket, parseInput(payloadSchema, payload));
}

export interface HandleDependencies extends RealtimeDependencies {
  readonly limit: SocketLimit;
}

/** Answers every packet of a socket: limit → parse → authorise → run → acknowledge. It never throws. */
export function handleRequests(dependencies: HandleDependencies, socket: AppSocket): void {
  socket.use((packet, _next) => {
    const [name, ...args]: unknown[] = packet;
    const acknowledge = args.findLast((arg) => typeof arg === "function");
    const payload = typeof args[0] === "function" ? undefined : args[0];
    void answer(dependencies, socket, name, payload).then((reply): unknown => acknowledge?.(reply));
  });
}

async function answer(
  dependencies: HandleDependencies,
  socket: AppSocket,
  name: unknown,
  payload: unknown,
): Promise<Ack<unknown>> {
  const { log, metrics } = dependencies;
  const began = performance.now();
  try {
    dependencies.limit.consume(socket);
    requireLiveSession(socket, dependencies.now());
    if (!isRequestName(name)) throw new AppError("invalid_input", "no such request");
    authoriseRole(name, socket.data.speaker.role);
    const data = await routes[name](dependencies, socket, payload);
    metrics.answered(name, (performance.now() - began) / 1000);
    return { ok: true, data };
  } catch (error) {
    // Only a name that the protocol knows may be written down: the rest is whatever somebody sent.
    const event = isRequestName(name) ? name : "unknown";
    const failure = toFailure(error, log.child({ requestId: randomUUID(), socketId: socket.id, event }));
    metrics.refused("socket", failure.code);
    return failure;
  }
}

function requireLiveSession(socket: AppSocket, now: Date): void {
  const { speaker } = socket.data;
  if (speaker.role === "professional" || now.getTime() < speaker.endsAt) return;
  setImmediate(() => socket.disconnect(true));
  throw new AppError("unauthenticated", "the session is over");
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === "string" && Object.hasOwn(requests, name);
}

/** What may be told about a failure; what nobody expected is logged and told as `internal`. */
export function toFailure(error: unknown, log: Logger): AckFailure {
  if (!(error instanceof AppError)) log.error({ err: error }, "a socket request failed");
  const { code, message, details } =
    error instanceof AppError ? error : new AppError("internal", "unexpected failure");
  return { ok: false, code, message, ...(details ? { details } : {}) };
}
