import type { Response as ExpressResponse } from "express";

/** Hands the cookies of a web-standard response on to an Express response. */
export function copyCookies(from: Response, to: ExpressResponse): void {
  for (const cookie of from.headers.getSetCookie()) to.append("Set-Cookie", cookie);
}
