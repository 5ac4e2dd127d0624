import { type Day, startOf } from "./days.ts";

/** In the viewer's own zone and the browser's own language and clock, like every time in the app. */
const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const fullDate = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });
const zone = new Intl.DateTimeFormat(undefined, { timeZoneName: "long" });

/** e.g. "14:30" */
export function formatClock(instant: string): string {
  return clock.format(new Date(instant));
}

/** From the start of an appointment to its planned end, e.g. "14:30 – 15:00". */
export function formatHours({
  startsAt,
  durationMinutes,
}: {
  startsAt: string;
  durationMinutes: number;
}): string {
  const start = new Date(startsAt);
  return clock.formatRange(start, new Date(start.getTime() + durationMinutes * 60_000));
}

/** e.g. "Saturday, 21 November 2026" */
export function formatDay(day: Day): string {
  return fullDate.format(startOf(day));
}

/** The viewer's zone as it is called on that day, e.g. "Central European Summer Time". */
export function formatZone(day: Day): string {
  const parts = zone.formatToParts(startOf(day));
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}
