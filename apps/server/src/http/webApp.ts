import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Request, type RequestHandler, Router } from "express";
import sirv from "sirv";

const IMMUTABLE = "public, max-age=31536000, immutable";

/** Say nothing of use about a script or style, and would be half a kilobyte of each first load. */
const needlessForAssets = [
  "X-Request-Id",
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
  const compressed = { brotli: true, gzip: true };
  const assets = sirv(join(dist, "assets"), {
    ...compressed,
    setHeaders(response) {
      response.setHeader("Cache-Control", IMMUTABLE);
      for (const header of needlessForAssets) response.removeHeader(header);
    },
  });
  const pages = sirv(dist, {
    ...compressed,
    etag: true,
    setHeaders: (response) => response.setHeader("Cache-Control", "no-cache"),
  });
  router.use("/assets", assets);
  router.use(pages);
  router.use((request, response, next) => {
    if (!isNavigation(request)) return next();
    request.url = "/";
    pages(request, response, next);
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
