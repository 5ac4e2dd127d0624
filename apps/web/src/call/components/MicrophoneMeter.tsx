import { watchAudioLevel } from "@televisit/rtc/audioLevel";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import classes from "./MicrophoneMeter.module.css";

/** Shows that the microphone hears something. Drawn directly: a level is no application state. */
export function MicrophoneMeter() {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const meter = useRef<HTMLDivElement>(null);
  const stream = useAppSelector((state) => state.streams.local.stream);
  const { status, deviceId, muted } = useAppSelector((state) => state.localMedia.audio);

  useEffect(() => {
    if (!stream || status !== "ok" || deviceId === undefined) return;
    const watching = new AbortController();
    watchAudioLevel(
      stream,
      (level) => {
        if (bar.current) bar.current.style.transform = `scaleX(${level})`;
        meter.current?.setAttribute("aria-valuenow", String(Math.round(level * 10)));
      },
      watching.signal,
    );
    return () => watching.abort();
  }, [stream, status, deviceId]);

  return (
    <div className={classes["row"]}>
      <div
        ref={meter}
        className={classes["meter"]}
        role="meter"
        aria-label={t("meter.label")}
        aria-valuemin={0}
        aria-valuemax={10}
        aria-valuenow={0}
      >
        <div ref={bar} className={classes["bar"]} />
      </div>
      <span className={classes["hint"]}>{t(muted ? "meter.muted" : "meter.hint")}</span>
    </div>
  );
}
