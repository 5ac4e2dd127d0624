import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a request may act for the person whose cookies it carries. Browsers name the Origin of every
 * request that changes state or crosses sites; without one only a same-origin read or a tool is left.
 */
export function isAllowedOrigin(headers: IncomingHttpHeaders, allowedOrigins: readonly string[]): boolean {
  if (headers.origin !== undefined) return allowedOrigins.includes(headers.origin);
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}
