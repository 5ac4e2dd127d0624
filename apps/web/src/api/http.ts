import { AppError, Problem } from "@televisit/protocol/errors";
import type * as z from "zod/mini";

interface HttpRequest<T> {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  /** The schema that the reply must satisfy. */
  reply: z.ZodMiniType<T>;
}

/**
 * One JSON request to this page's own origin.
 * @throws {AppError} with the problem's code (RFC 9457), or `unavailable` when the server cannot be reached.
 */
export async function http<T>({ method, path, body, reply }: HttpRequest<T>): Promise<T> {
  const response = await send(method, path, body);
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemToError(response.status, json);
  const parsed = reply.safeParse(json);
  if (!parsed.success) {
    throw new AppError("internal", `unexpected reply to ${method} ${path}`, { cause: parsed.error });
  }
  return parsed.data;
}

async function send(method: string, path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: "same-origin",
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
  } catch (cause) {
    throw new AppError("unavailable", `${method} ${path} did not reach the server`, { cause });
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
