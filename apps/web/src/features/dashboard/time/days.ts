/** A calendar day in the viewer's own time zone, as `YYYY-MM-DD`. */
export type Day = string;

/** The day on which an instant falls here. */
export function dayOf(instant: Date): Day {
  const month = String(instant.getMonth() + 1).padStart(2, "0");
  const date = String(instant.getDate()).padStart(2, "0");
  return `${String(instant.getFullYear()).padStart(4, "0")}-${month}-${date}`;
}

/** The day that many days later, or earlier when negative. */
export function shiftDay(day: Day, by: number): Day {
  const start = startOf(day);
  // Through the calendar: a day is 23 or 25 hours long when the clocks change.
  return dayOf(new Date(start.getFullYear(), start.getMonth(), start.getDate() + by));
}

/** The instants from the first moment of a day to the first of the next, ISO in UTC. */
export function rangeOf(day: Day): { from: string; to: string } {
  return { from: startOf(day).toISOString(), to: startOf(shiftDay(day, 1)).toISOString() };
}

/** The first moment of a day. */
export function startOf(day: Day): Date {
  // Without an offset ECMAScript reads a date with a time as local time (ECMA-262 §21.4.1.32).
  return new Date(`${day}T00:00`);
}
