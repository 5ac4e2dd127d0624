import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import { LevelBar } from "./LevelBar.tsx";
import classes from "./MicrophoneMeter.module.css";

/** Shows that the microphone hears something. */
export function MicrophoneMeter() {
  const { t } = useTranslation();
  const stream = useAppSelector((state) => state.streams.local.stream);
  const { status, deviceId, muted } = useAppSelector((state) => state.localMedia.audio);
  return (
    <div className={classes["row"]}>
      {/* The stream stays the same when another microphone is chosen. */}
      <LevelBar key={deviceId} stream={status === "ok" ? stream : null} label={t("meter.label")} />
      <span className={classes["hint"]}>{t(muted ? "meter.muted" : "meter.hint")}</span>
    </div>
  );
}
