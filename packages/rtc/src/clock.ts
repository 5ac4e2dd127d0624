/** Milliseconds since the epoch by a clock that never goes back (W3C High Resolution Time). */
export function clock(): number {
  return performance.timeOrigin + performance.now();
}
