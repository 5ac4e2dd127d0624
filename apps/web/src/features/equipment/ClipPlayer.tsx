import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import classes from "./ClipSection.module.css";

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
      onLoadedMetadata={({ currentTarget }) => findLength(currentTarget)}
    />
  );
}

/**
 * Chromium writes no duration into what it records (it is not known at the beginning), and a player
 * shows none. Seeking beyond the end makes it look for the last frame.
 */
function findLength(element: HTMLVideoElement): void {
  if (element.duration !== Number.POSITIVE_INFINITY) return;
  const rewind = () => {
    if (!Number.isFinite(element.duration)) return;
    element.removeEventListener("durationchange", rewind);
    element.currentTime = 0;
  };
  element.addEventListener("durationchange", rewind);
  element.currentTime = Number.MAX_SAFE_INTEGER;
}
