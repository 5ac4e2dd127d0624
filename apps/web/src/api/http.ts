import { AppError, Problem } from "@televisit/protocol/errors";
import type * as z from "zod/mini";
import { tryAgain } from "../lib/tryAgain.ts";

/** Milliseconds before a repeatable request is sent again that did not get through: networks come and go. */
const PAUSES = [500, 1_500, 3_000];

interface HttpRequest<T> {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  /** Doing it twice is doing it once, so that it may be sent again when no reply came. Every GET is. */
  repeatable?: boolean;
  /** The schema that the reply must satisfy. */
  reply: z.ZodMiniType<T>;
}

/**
 * One JSON request to this page's own origin.
 * @throws {AppError} with the problem's code (RFC 9457), or `unavailable` when the server cannot be reached.
 */
export async function http<T>({ method, path, body, repeatable, reply }: HttpRequest<T>): Promise<T> {
  const pauses = repeatable || method === "GET" ? PAUSES : [];
  const response = await send(method, path, body, pauses);
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemToError(response.status, json);
  const parsed = reply.safeParse(json);
  if (!parsed.success) {
    throw new AppError("internal", path, { cause: parsed.error });
  }
  return parsed.data;
}

async function send(
  method: string,
  path: string,
  body: unknown,
  pauses: readonly number[],
): Promise<Response> {
  const content =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  try {
    return await tryAgain(pauses, () => fetch(path, { method, credentials: "same-origin", ...content }));
  } catch (cause) {
    throw new AppError("unavailable", path, { cause });
  }
}

function problemToError(status: number, json: unknown): AppError {
  const problem = Problem.safeParse(json);
  if (!problem.success) {
    return new AppError(status === 429 ? "rate_limited" : "internal", `HTTP ${status}`);
  }
  const { code, title, details } = problem.data;
  return new AppError(code, title, details ? { details } : {});
}
