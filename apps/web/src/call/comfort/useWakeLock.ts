import { useEffect } from "react";

/** Keeps the screen on while the call is shown, where the browser can (W3C Screen Wake Lock). */
export function useWakeLock(): void {
  useEffect(() => {
    if (!("wakeLock" in navigator)) return;
    const showing = new AbortController();
    const hold = async () => {
      // Refused on a low battery, for one; the screen then goes dark as it always would.
      const lock = await navigator.wakeLock.request("screen").catch(() => null);
      if (showing.signal.aborted) await lock?.release();
      else showing.signal.addEventListener("abort", () => void lock?.release(), { once: true });
    };
    // The browser lets go of it whenever the page is hidden.
    const onVisible = () => {
      if (document.visibilityState === "visible") void hold();
    };
    onVisible();
    document.addEventListener("visibilitychange", onVisible, { signal: showing.signal });
    return () => showing.abort();
  }, []);
}
