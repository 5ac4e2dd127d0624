let last = { ms: Number.NaN, text: "" };

/** An instant as ISO 8601 text in UTC; what is asked for several times within a millisecond is written once. */
export function isoText(instant: Date): string {
  const ms = instant.getTime();
  if (ms !== last.ms) last = { ms, text: instant.toISOString() };
  return last.text;
}
