import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Request, type RequestHandler, Router } from "express";
import sirv from "sirv";

const IMMUTABLE = "public, max-age=31536000, immutable";

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
      response.setHeader("Cache-Control", pathname.startsWith("/assets/") ? IMMUTABLE : "no-cache");
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
