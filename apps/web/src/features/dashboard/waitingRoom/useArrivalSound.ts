import { useEffect, useRef } from "react";
import { chime } from "../../../call/comfort/chime.ts";
import { useSwitch } from "../../../call/comfort/useSwitch.ts";

/** Sounds once for whoever comes to the waiting room while the page is open. */
export function useArrivalSound(arrivals: readonly string[]): void {
  const [on] = useSwitch("sounds");
  const known = useRef(arrivals);
  useEffect(() => {
    if (on && arrivals.some((visitId) => !known.current.includes(visitId))) chime("waiting");
    known.current = arrivals;
  }, [on, arrivals]);
}
