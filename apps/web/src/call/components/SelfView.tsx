import { IconVideoOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import { VideoView } from "../../ui/VideoView.tsx";
import classes from "./SelfView.module.css";

/** One's own camera picture, or a calm sign that the camera is off. */
export function SelfView({ label }: { label: string }) {
  const { t } = useTranslation();
  const stream = useAppSelector((state) => state.streams.local.stream);
  const { status, muted, facingMode } = useAppSelector((state) => state.localMedia.video);
  const showing = status === "ok" && !muted;
  return (
    <div className={classes["frame"]} data-showing={showing} data-facing={facingMode}>
      <VideoView stream={stream} label={label} own className={classes["video"]} />
      {!showing && (
        <div className={classes["off"]}>
          <IconVideoOff size={36} aria-hidden />
          <span>{t(status === "opening" ? "self.opening" : "self.off")}</span>
        </div>
      )}
    </div>
  );
}
