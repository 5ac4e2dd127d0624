import { dayOf } from "./days.ts";

const QUARTER = 15 * 60_000;

/** The value of a `datetime-local` field (HTML §4.10.5.1.11) that shows this instant here. */
export function toDateTimeField(instant: Date): string {
  const hours = String(instant.getHours()).padStart(2, "0");
  const minutes = String(instant.getMinutes()).padStart(2, "0");
  return `${dayOf(instant)}T${hours}:${minutes}`;
}

/**
 * The instant that a `datetime-local` field shows. An hour that comes twice, when the clocks go
 * back, is taken the first time.
 * @returns `missing` when it is empty or incomplete, `skipped` when the clocks jump over that time
 */
export function fromDateTimeField(value: string): Date | "missing" | "skipped" {
  const instant = new Date(value);
  if (!/^\d{4,}-\d\d-\d\dT\d\d:\d\d/.test(value) || Number.isNaN(instant.getTime())) return "missing";
  return value.startsWith(toDateTimeField(instant)) ? instant : "skipped";
}

/** The next quarter of an hour after an instant: a likely start of an appointment. */
export function nextQuarter(now: Date): Date {
  return new Date((Math.floor(now.getTime() / QUARTER) + 1) * QUARTER);
}
