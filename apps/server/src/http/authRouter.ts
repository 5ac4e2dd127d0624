import { AppError, type ErrorCode } from "@televisit/protocol/errors";
import { ProfessionalSession, SignIn } from "@televisit/protocol/professionals";
import { type Request as ExpressRequest, Router } from "express";
import { ADDRESS_HEADER } from "../auth/professionalOptions.ts";
import type { Professionals } from "../auth/professionals.ts";
import type { Config } from "../config.ts";
import { parseInput } from "../parseInput.ts";
import type { Store } from "../store/store.ts";
import { addressOf } from "./addressOf.ts";
import { copyCookies } from "./copyCookies.ts";
import type { RateLimits } from "./rateLimits.ts";

interface Dependencies {
  readonly professionals: Professionals;
  readonly store: Pick<Store, "audit">;
  readonly limits: Pick<RateLimits, "signIn" | "account" | "signInRefused">;
  readonly config: Pick<Config, "publicUrl">;
  readonly now: () => Date;
}

/**
 * /api/auth: the few doors of better-auth that this service needs. Its session token stays in the
 * cookie: bodies are cut to what the protocol names, and failures become problem details.
 */
export function authRouter(dependencies: Dependencies): Router {
  const { professionals, store, limits, config, now } = dependencies;
  const router = Router();
  const record = (action: string, actor: string) =>
    store.audit.append({ at: now().toISOString(), actor, action, visitId: null });

  router.post("/sign-in/email", limits.signIn, async (request, response) => {
    const body = parseInput(SignIn, request.body);
    await limits.account(request, body.email);
    const answer = await professionals.handle(toWebRequest(request, config, body));
    if (!answer.ok) {
      await limits.signInRefused(request, body.email);
      await record("sign-in-refused", "anonymous");
      throw toAppError(answer);
    }
    const session = parseInput(ProfessionalSession, await answer.json());
    await record("sign-in", `professional:${session?.user.id}`);
    copyCookies(answer, response);
    response.json(session);
  });
  router.post("/sign-out", async (request, response) => {
    const identity = await professionals.identify(request.headers.cookie);
    const answer = await professionals.handle(toWebRequest(request, config, {}));
    if (!answer.ok) throw toAppError(answer);
    if (identity) await record("sign-out", `professional:${identity.professionalId}`);
    copyCookies(answer, response);
    response.json({});
  });
  router.get("/get-session", async (request, response) => {
    const identity = await professionals.identify(request.headers.cookie);
    if (!identity) return void response.json(null);
    const { professionalId: id, name, email, cookies } = identity;
    for (const cookie of cookies) response.append("Set-Cookie", cookie);
    response.json({ user: { id, name, email } } satisfies ProfessionalSession);
  });
  return router;
}

function toWebRequest(request: ExpressRequest, { publicUrl }: Dependencies["config"], body: object): Request {
  const headers = new Headers({ [ADDRESS_HEADER]: addressOf(request), "content-type": "application/json" });
  for (const name of ["cookie", "origin", "user-agent"]) {
    const value = request.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  return new Request(publicUrl + request.originalUrl, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
}

const codes: Readonly<Record<number, ErrorCode>> = {
  400: "invalid_input",
  401: "unauthenticated",
  403: "forbidden",
  404: "not_found",
  422: "invalid_input",
};

function toAppError(answer: Response): AppError {
  return new AppError(codes[answer.status] ?? "internal", `better-auth answered ${answer.status}`);
}
