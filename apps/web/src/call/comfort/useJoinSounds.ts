import { useEffect, useRef } from "react";
import type { InCall } from "../slices/callStatus.ts";
import { chime } from "./chime.ts";
import { useSwitch } from "./useSwitch.ts";

/** Sounds when the others come and go. A connection that is lost and found again is neither. */
export function useJoinSounds({ phase, visit }: InCall, begun: boolean): void {
  const [on] = useSwitch("sounds");
  const present = visit.peers.filter((peer) => peer.presence !== "left").length;
  const there = useRef(0);
  useEffect(() => {
    const now = begun && (phase === "connected" || there.current > 0) ? present : 0;
    if (on && now !== there.current) chime(now > there.current ? "joined" : "left");
    there.current = now;
  }, [on, present, phase, begun]);
}
