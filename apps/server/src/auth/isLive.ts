/** A session ends this long after sign-in, in milliseconds, however busy it is (ASVS 7.3.2). */
const ABSOLUTE_SESSION_LIMIT = 24 * 60 * 60 * 1000;

interface SessionTimes {
  readonly createdAt: Date | string;
  readonly expiresAt: Date | string;
}

/** Whether a professional's session is still good. */
export function isLive({ createdAt, expiresAt }: SessionTimes, now: Date): boolean {
  const age = now.getTime() - new Date(createdAt).getTime();
  return now < new Date(expiresAt) && age < ABSOLUTE_SESSION_LIMIT;
}
