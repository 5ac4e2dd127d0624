import { STATUS_CODES } from "node:http";
import { AppError, type ErrorCode, type Problem } from "@televisit/protocol/errors";
import type { ErrorRequestHandler, RequestHandler } from "express";
import type { Logger } from "pino";
import type { Metrics } from "../metrics/metrics.ts";

/** The HTTP status of every error code. */
const statusOf: Readonly<Record<ErrorCode, number>> = {
  invalid_input: 400,
  payload_too_large: 413,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  origin_refused: 403,
  rate_limited: 429,
  link_invalid: 400,
  link_expired: 410,
  link_too_early: 403,
  link_cancelled: 410,
  link_used: 410,
  visit_ended: 410,
  visit_not_waiting: 409,
  visit_not_admitted: 409,
  visit_superseded: 409,
  visit_full: 409,
  already_admitted: 409,
  appointment_not_open: 409,
  room_exists: 409,
  room_name_invalid: 422,
  room_not_found: 404,
  room_full: 409,
  signal_unexpected: 409,
  internal: 500,
  unavailable: 503,
};

/** Answers every failure as problem details (RFC 9457); what it did not expect becomes `internal` and is logged. */
export function errorHandler(log: Logger, metrics: Pick<Metrics, "refused">): ErrorRequestHandler {
  return (error, request, response, next) => {
    const known = toAppError(error);
    metrics.refused("http", known.code);
    if (known.code === "internal") log.error({ err: error, requestId: request.id }, "request failed");
    if (response.headersSent) return next(error);
    const status = statusOf[known.code];
    const problem: Problem = {
      type: "about:blank",
      title: STATUS_CODES[status] ?? "Error",
      status,
      code: known.code,
      ...(known.details ? { details: known.details } : {}),
    };
    const { retryAfter } = known.details ?? {};
    if (retryAfter !== undefined) response.setHeader("Retry-After", String(retryAfter));
    response.status(status).type("application/problem+json").send(JSON.stringify(problem));
  };
}

/** Ends every path under /api that no router answered. */
export const notFound: RequestHandler = () => {
  throw new AppError("not_found", "no such resource");
};

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  // Express' body parsers say what went wrong by an HTTP status.
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  if (status === 413) return new AppError("payload_too_large", "the body is too large", { cause: error });
  if (typeof status === "number" && status >= 400 && status < 500) {
    return new AppError("invalid_input", "the request cannot be read", { cause: error });
  }
  return new AppError("internal", "unexpected failure", { cause: error });
}
