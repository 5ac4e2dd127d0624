const MINUTE = 60_000;
const OPENS_BEFORE_START = 60 * MINUTE;
const CLOSES_AFTER_END = 4 * 60 * MINUTE;

/** When a join link works: from an hour before the start until four hours after the planned end. */
export interface JoinWindow {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** The join window of an appointment; `startsAt` is ISO 8601 text. */
export function joinWindow(appointment: { startsAt: string; durationMinutes: number }): JoinWindow {
  const start = Date.parse(appointment.startsAt);
  const end = start + appointment.durationMinutes * MINUTE;
  return { opensAt: new Date(start - OPENS_BEFORE_START), closesAt: new Date(end + CLOSES_AFTER_END) };
}
