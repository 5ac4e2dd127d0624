import { AppError, type ErrorCode } from "@televisit/protocol/errors";

/** The stable code of any caught value; the catalogue's `error.<code>` says it in words. */
export function errorCodeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : "internal";
}

const passing: ReadonlySet<ErrorCode> = new Set(["internal", "unavailable", "rate_limited"]);

/** Whether the same may be accepted a little later: the server was away, behind a proxy too, or had too much to do. */
export function mayPass(code: ErrorCode): boolean {
  return passing.has(code);
}
