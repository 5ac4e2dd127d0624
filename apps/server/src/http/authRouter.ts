import { AppError, type ErrorCode } from "@televisit/protocol/errors";
import { ProfessionalSession, SignIn } from "@televisit/protocol/professionals";
import { type Request as ExpressRequest, type Response as ExpressResponse, Router } from "express";
import { ADDRESS_HEADER } from "../auth/professionalOptions.ts";
import type { Professionals } from "../auth/professionals.ts";
import type { Config } from "../config.ts";
import { parseInput } from "../parseInput.ts";
import type { Store } from "../store/store.ts";
import { copyCookies } from "./copyCookies.ts";
import type { RateLimits } from "./rateLimits.ts";

interface Dependencies {
  readonly professionals: Professionals;
  readonly store: Pick<Store, "audit">;
  readonly limits: Pick<RateLimits, "signIn">;
  readonly config: Pick<Config, "publicUrl">;
  readonly now: () => Date;
}

/**
 * /api/auth: the few doors of better-auth that this service needs. Its session token stays in the
 * cookie: bodies are cut to what the protocol names, and failures become problem details.
 */
export function authRouter(dependencies: Dependencies): Router {
  const { professionals, store, limits, now } = dependencies;
  const router = Router();
  const record = (action: string, actor: string) =>
    store.audit.append({ at: now().toISOString(), actor, action, visitId: null });

  router.post("/sign-in/email", limits.signIn, async (request, response) => {
    const body = parseInput(SignIn, request.body);
    const answer = await professionals.handle(toWebRequest(request, dependencies, body));
    if (!answer.ok) {
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
    await forward(professionals, toWebRequest(request, dependencies, {}), response);
    if (identity) await record("sign-out", `professional:${identity.professionalId}`);
    response.json({});
  });
  router.get("/get-session", async (request, response) => {
    // Reading the session first ends one that has passed its absolute limit.
    const identity = await professionals.identify(request.headers.cookie);
    const answer = await forward(professionals, toWebRequest(request, dependencies), response);
    response.json(identity ? parseInput(ProfessionalSession, await answer.json()) : null);
  });
  return router;
}

async function forward(
  professionals: Professionals,
  request: Request,
  response: ExpressResponse,
): Promise<Response> {
  const answer = await professionals.handle(request);
  if (!answer.ok) throw toAppError(answer);
  copyCookies(answer, response);
  return answer;
}

function toWebRequest(
  request: ExpressRequest,
  { config }: Pick<Dependencies, "config">,
  body?: Record<string, unknown>,
): Request {
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip ?? "" });
  for (const name of ["cookie", "origin", "user-agent"]) {
    const value = request.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  if (!body) return new Request(config.publicUrl + request.originalUrl, { headers });
  headers.set("content-type", "application/json");
  return new Request(config.publicUrl + request.originalUrl, {
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
  429: "rate_limited",
};

function toAppError(answer: Response): AppError {
  const code = codes[answer.status] ?? "internal";
  const retryAfter = Number(answer.headers.get("x-retry-after") ?? Number.NaN);
  const details = Number.isFinite(retryAfter) ? { details: { retryAfter } } : {};
  return new AppError(code, `better-auth answered ${answer.status}`, details);
}
