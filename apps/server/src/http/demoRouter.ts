import { DemoSignIn } from "@televisit/protocol/checkIn";
import { Router } from "express";
import type { Demo } from "../auth/demo.ts";
import { parseInput } from "../parseInput.ts";
import { copyCookies } from "./copyCookies.ts";
import type { RateLimits } from "./rateLimits.ts";

interface Dependencies {
  readonly demo: Pick<Demo, "signIn">;
  readonly limits: Pick<RateLimits, "signIn">;
}

/** POST /api/demo/sign-in: trades the token that the server printed for a session. */
export function demoRouter({ demo, limits }: Dependencies): Router {
  const router = Router();
  router.post("/sign-in", limits.signIn, async (request, response) => {
    const { token } = parseInput(DemoSignIn, request.body);
    copyCookies(await demo.signIn(token), response);
    response.json({});
  });
  return router;
}
