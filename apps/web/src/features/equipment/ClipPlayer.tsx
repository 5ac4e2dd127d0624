import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import classes from "./ClipSection.module.css";
import { findLength } from "./playClip.ts";

interface ClipPlayerProps {
  url: string;
  ref: RefObject<HTMLVideoElement | null>;
}

/** Plays a clip on the chosen speaker, with its true length. */
export function ClipPlayer({ url, ref }: ClipPlayerProps) {
  const { t } = useTranslation("equipment");
  const speakerId = useAppSelector((state) => state.localMedia.speakerId);
  useEffect(() => {
    const element = ref.current;
    if (!element || speakerId === null || !("setSinkId" in element)) return;
    // A speaker that has gone: the sound stays where it was.
    element.setSinkId(speakerId).catch(() => undefined);
  }, [ref, speakerId]);
  return (
    <video
      ref={ref}
      className={classes["player"]}
      src={url}
      aria-label={t("clip.player")}
      controls
      playsInline
      onLoadedMetadata={({ currentTarget }) => void findLength(currentTarget)}
    />
  );
}
