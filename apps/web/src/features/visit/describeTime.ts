/** When a visit takes place, in the viewer's own time zone and words. */
export interface VisitTime {
  /** e.g. "Saturday, 21 November 2026" */
  day: string;
  /** e.g. "14:30 – 15:00" */
  hours: string;
  /** e.g. "Central European Standard Time" */
  zone: string;
}

/**
 * Puts an appointment's time in words.
 * @param startsAt ISO instant
 * @param durationMinutes planned length in minutes
 * @param locale BCP 47; the browser's own when undefined
 * @param timeZone IANA name; the device's own when undefined
 */
export function describeTime(
  startsAt: string,
  durationMinutes: number,
  locale?: string,
  timeZone?: string,
): VisitTime {
  const start = new Date(startsAt);
  const end = new Date(start.getTime() + durationMinutes * 60_000);
  const zoned = timeZone === undefined ? {} : { timeZone };
  const hours = new Intl.DateTimeFormat(locale, { ...zoned, hour: "numeric", minute: "2-digit" });
  const zone = new Intl.DateTimeFormat(locale, { ...zoned, timeZoneName: "long" })
    .formatToParts(start)
    .find((part) => part.type === "timeZoneName");
  return {
    day: new Intl.DateTimeFormat(locale, { ...zoned, dateStyle: "full" }).format(start),
    hours: hours.formatRange(start, end),
    zone: zone?.value ?? "",
  };
}
