import { AppError } from "@televisit/protocol/errors";
import { Router } from "express";
import type { Store } from "../store/store.ts";

/** GET /healthz: the process answers. GET /readyz: and so does the database. */
export function healthRouter(store: Pick<Store, "ping">): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get("/readyz", async (_request, response) => {
    try {
      await store.ping();
    } catch (cause) {
      throw new AppError("unavailable", "the database does not answer", { cause });
    }
    response.json({ status: "ready" });
  });
  return router;
}
