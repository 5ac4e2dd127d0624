import { useEffect, useState } from "react";

/**
 * The device's clock, in ms, read again and again.
 * @param interval ms between two readings
 */
export function useNow(interval: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return now;
}
