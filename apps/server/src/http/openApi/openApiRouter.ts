import { Router } from "express";
import { openApiDocument } from "./openApiDocument.ts";

/** GET /api/openapi.json: what this interface is, for programs. */
export function openApiRouter(): Router {
  const router = Router();
  let document: object | undefined;
  router.get("/openapi.json", (_request, response) => {
    document ??= openApiDocument();
    response.json(document);
  });
  return router;
}
