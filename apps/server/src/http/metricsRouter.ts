import { createHash, timingSafeEqual } from "node:crypto";
import { AppError } from "@televisit/protocol/errors";
import { type Request, Router } from "express";
import type { Config } from "../config.ts";
import type { Metrics } from "../metrics/metrics.ts";

/** GET /metrics: for Prometheus on this machine, or with METRICS_TOKEN as a bearer token. Unknown to everybody else. */
export function metricsRouter(metrics: Metrics, { metricsToken }: Pick<Config, "metricsToken">): Router {
  const router = Router();
  router.get("/metrics", async (request, response) => {
    if (!isHost(request, metricsToken)) throw new AppError("not_found", "no such resource");
    const { text, contentType } = await metrics.read();
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Type", contentType);
    response.send(text);
  });
  return router;
}

function isHost({ headers, socket }: Request, token: string | null): boolean {
  if (token !== null) return isSame(headers.authorization ?? "", `Bearer ${token}`);
  // What a proxy hands on comes from this machine as well, and is somebody else's.
  const isDirect = headers["x-forwarded-for"] === undefined && headers.forwarded === undefined;
  return isDirect && /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? "");
}

/** By hashes, so that neither length nor content is told by the time it takes. */
function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
