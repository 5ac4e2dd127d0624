import type { RequestHandler } from "express";
import helmet from "helmet";
import type { Config } from "../config.ts";

const YEAR = 365 * 24 * 60 * 60;

/** What a page of this service may load and do (ASVS 3.4). Nothing inline, nothing from another origin. */
export function securityHeaders({
  publicUrl,
  secure,
  production,
  tls,
}: Pick<Config, "publicUrl" | "secure" | "production" | "tls">): RequestHandler[] {
  // With a local certificate it would bind every port of a developer's localhost to HTTPS for a year.
  const strict = secure && (production || tls === null);
  // Safari before 15.4 does not count WebSockets of the same host as 'self'.
  const sockets = publicUrl.replace(/^http/, "ws");
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", "data:", "blob:"],
          mediaSrc: ["'self'", "blob:"],
          connectSrc: ["'self'", sockets],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
        },
      },
      strictTransportSecurity: strict ? { maxAge: YEAR, includeSubDomains: false } : false,
      referrerPolicy: { policy: "no-referrer" },
      crossOriginOpenerPolicy: { policy: "same-origin" },
      crossOriginResourcePolicy: { policy: "same-origin" },
      xFrameOptions: { action: "deny" },
    }),
    (_request, response, next) => {
      const features = ["camera", "microphone", "display-capture", "fullscreen", "speaker-selection"];
      response.setHeader("Permissions-Policy", features.map((feature) => `${feature}=(self)`).join(", "));
      next();
    },
  ];
}
