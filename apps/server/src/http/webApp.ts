import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Request, type RequestHandler, Router } from "express";
import sirv from "sirv";

const IMMUTABLE = "public, max-age=31536000, immutable";

/** Say something of documents only; on every script and style they would be half a kilobyte of each first load. */
const documentHeaders = [
  "Content-Security-Policy",
  "Cross-Origin-Opener-Policy",
  "Origin-Agent-Cluster",
  "Permissions-Policy",
  "Referrer-Policy",
  "X-DNS-Prefetch-Control",
  "X-Download-Options",
  "X-Frame-Options",
  "X-Permitted-Cross-Domain-Policies",
  "X-XSS-Protection",
];

/**
 * The built web app in `dist`, as its build compressed it. Files under /assets carry a hash in their
 * name and never change; every navigation gets the one page, which is asked for again each time.
 */
export function webApp(dist: string): RequestHandler {
  const router = Router();
  if (!existsSync(join(dist, "index.html"))) return router;
  const serve = sirv(dist, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, pathname) {
      const isAsset = pathname.startsWith("/assets/");
      response.setHeader("Cache-Control", isAsset ? IMMUTABLE : "no-cache");
      if (isAsset) for (const header of documentHeaders) response.removeHeader(header);
    },
  });
  router.use(serve);
  router.use((request, response, next) => {
    if (!isNavigation(request)) return next();
    request.url = "/";
    serve(request, response, next);
  });
  return router;
}

function isNavigation(request: Request): boolean {
  return (
    request.method === "GET" &&
    !request.path.startsWith("/assets/") &&
    request.accepts("html", "json") === "html"
  );
}
