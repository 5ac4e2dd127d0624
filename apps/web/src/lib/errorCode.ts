import { AppError, type ErrorCode } from "@televisit/protocol/errors";

/** The stable code of any caught value; the catalogue's `error.<code>` says it in words. */
export function errorCodeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : "internal";
}
