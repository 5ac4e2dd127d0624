import { type Operation, operations } from "../http/openApi/operations.ts";
import type { Answer } from "./browser.ts";

const patterns = operations.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll(/[.]/g, "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`),
}));

function operationOf(method: string, path: string): Operation | undefined {
  const known = patterns.find(
    ({ operation, pattern }) => operation.method === method.toLowerCase() && pattern.test(path),
  );
  return known?.operation;
}

/** Throws when an answer under /api is not what the OpenAPI document says. A refusal is read by `problemOf`. */
export function checkAnswer(method: string, url: string, body: unknown, answer: Answer): void {
  const [path = ""] = url.split("?");
  if (!path.startsWith("/api/") || answer.status >= 400) return;
  const operation = operationOf(method, path);
  if (!operation) throw new Error(`${method} ${path} is not in the OpenAPI document`);
  const { status = 200, reply } = operation;
  if (answer.status !== status) throw new Error(`${method} ${path} answered ${answer.status}, not ${status}`);
  operation.body?.parse(body);
  if (reply) reply.parse(answer.body);
  else if (answer.text !== "") throw new Error(`${method} ${path} answered with a body`);
}
