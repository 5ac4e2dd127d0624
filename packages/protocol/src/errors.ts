import * as z from "zod/mini";

/**
 * Every error code that crosses the wire, over HTTP (RFC 9457 problem `code`) or in a socket
 * acknowledgement. Codes are stable: clients, tests and support documents rely on them.
 */
export const errorCodes = [
  "invalid_input",
  "payload_too_large",
  "unauthenticated",
  "forbidden",
  "not_found",
  "origin_refused",
  "rate_limited",
  "link_invalid",
  "link_expired",
  "link_too_early",
  "link_cancelled",
  "link_used",
  "visit_ended",
  "visit_not_waiting",
  "visit_not_admitted",
  "visit_superseded",
  "visit_full",
  "already_admitted",
  "appointment_not_open",
  "room_exists",
  "room_name_invalid",
  "room_not_found",
  "room_full",
  "signal_unexpected",
  "internal",
  "unavailable",
] as const;

export const ErrorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** Facts that help a person act on an error; never a name of the other side, a token or a description. */
export const ErrorDetails = z.object({
  /** When a join link opens, for `link_too_early`. */
  opensAt: z.optional(z.iso.datetime()),
  /** Seconds to wait, for `rate_limited`. */
  retryAfter: z.optional(z.number()),
  /** Paths of the input that did not parse, for `invalid_input`. */
  fields: z.optional(z.array(z.string())),
  /** What is wrong with a name, for `room_name_invalid`. */
  reason: z.optional(z.enum(["empty", "too_long", "characters"])),
});
export type ErrorDetails = z.infer<typeof ErrorDetails>;

/** RFC 9457 problem details, the body of every HTTP error. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: ErrorCode,
  details: z.optional(ErrorDetails),
});
export type Problem = z.infer<typeof Problem>;

interface AppErrorOptions {
  details?: ErrorDetails;
  cause?: unknown;
}

/**
 * An expected failure with a stable code. `message` is for developers and logs;
 * what a person reads is looked up from `code` in the web app's catalogue.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.details = options.details;
  }
}
