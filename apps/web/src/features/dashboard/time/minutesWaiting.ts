/**
 * Whole minutes since a client began to wait.
 * @param waitingSince ISO instant by the server's clock
 * @param now this device's clock, ms
 * @param clockOffset server's clock minus this device's, ms: a device's clock may be wrong
 */
export function minutesWaiting(waitingSince: string, now: number, clockOffset: number): number {
  // The last tick of the page's clock may lie before the arrival.
  return Math.max(0, Math.floor((now + clockOffset - Date.parse(waitingSince)) / 60_000));
}
