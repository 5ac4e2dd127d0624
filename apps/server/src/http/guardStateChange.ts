import { AppError } from "@televisit/protocol/errors";
import type { RequestHandler } from "express";
import { isAllowedOrigin } from "../isAllowedOrigin.ts";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a state-changing request that a page of another site could have caused. Besides a known
 * Origin it asks for JSON, which a form cannot send and a script of another origin may not (ASVS 3.5).
 */
export function guardStateChange(allowedOrigins: readonly string[]): RequestHandler {
  return (request, _response, next) => {
    if (READING.has(request.method)) return next();
    if (!isAllowedOrigin(request.headers, allowedOrigins)) {
      throw new AppError("origin_refused", "the request comes from another site");
    }
    // No form sends a DELETE, and no script of another origin may; most have no body to be JSON.
    const isBare = request.method === "DELETE" && request.headers["content-type"] === undefined;
    if (!isBare && !request.is("application/json"))
      throw new AppError("invalid_input", "the body must be application/json");
    next();
  };
}
