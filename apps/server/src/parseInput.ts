import { AppError } from "@televisit/protocol/errors";
import type * as z from "zod/mini";

/** `value` as the schema knows it. Throws `invalid_input` with the paths that did not parse, never the values. */
export function parseInput<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join(".")))].slice(0, 10);
  throw new AppError("invalid_input", "the input does not parse", { details: { fields } });
}
