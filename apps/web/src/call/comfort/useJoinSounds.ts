import { useEffect, useRef } from "react";
import type { InCall } from "../slices/callStatus.ts";
import { chime } from "./chime.ts";
import { useSwitch } from "./useSwitch.ts";

/** Sounds when the others come and go. A connection that is lost and found again is neither. */
export function useJoinSounds({ phase, visit }: InCall, begun: boolean): void {
  const [on] = useSwitch("sounds");
  const gone = visit.peers.every((peer) => peer.presence === "left");
  const there = useRef(false);
  useEffect(() => {
    const now = begun && !gone && (phase === "connected" || there.current);
    if (on && now !== there.current) chime(now ? "joined" : "left");
    there.current = now;
  }, [on, gone, phase, begun]);
}
