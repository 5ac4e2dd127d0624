import * as z from "zod/mini";

/** Any id in the system: a UUID (RFC 9562); version 7 where creation order helps. */
export const Uuid = z.uuid();

/** An instant as ISO 8601 text in UTC, e.g. `2026-03-01T09:30:00.000Z`. */
export const Instant = z.iso.datetime();

/** A person's name as typed: trimmed, one line, shown as text only. */
export const PersonName = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(80), z.regex(/^[^\p{Cc}]+$/u));
