import { watchAudioLevel } from "@televisit/rtc/audioLevel";
import { useEffect, useRef } from "react";
import classes from "./LevelBar.module.css";

/** How loud a stream is at the moment; drawn directly, since a level is no state. Empty without a stream. */
export function LevelBar({ stream, label }: { stream: MediaStream | null; label: string }) {
  const meter = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!stream) return;
    const show = (level: number) => {
      if (bar.current) bar.current.style.transform = `scaleX(${level})`;
      meter.current?.setAttribute("aria-valuenow", String(Math.round(level * 10)));
    };
    const watching = new AbortController();
    watchAudioLevel(stream, show, watching.signal);
    return () => {
      watching.abort();
      show(0);
    };
  }, [stream]);
  return (
    <div
      ref={meter}
      className={classes["meter"]}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={10}
      aria-valuenow={0}
    >
      <div ref={bar} className={classes["bar"]} />
    </div>
  );
}
