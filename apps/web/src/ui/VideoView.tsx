import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./VideoView.module.css";

interface VideoViewProps {
  stream: MediaStream | null;
  /** The accessible name. */
  label: string;
  /** Own pictures are muted and mirrored; the other side is heard. */
  own?: boolean;
  /** The speaker to play on; null is the system's own choice. */
  sinkId?: string | null;
  className?: string | undefined;
}

/** A video element that shows a live stream, with a button to start it where the browser wants a tap first. */
export function VideoView({ stream, label, own = false, sinkId = null, className }: VideoViewProps) {
  const { t } = useTranslation();
  const { video, blocked, start } = usePlayback(stream);

  useEffect(() => {
    const element = video.current;
    const wanted = sinkId ?? ""; // the system's own choice (Audio Output Devices §2.1)
    if (!element || own || !("setSinkId" in element) || element.sinkId === wanted) return;
    // A speaker that has gone: the sound stays where it was.
    element.setSinkId(wanted).catch(() => undefined);
  }, [video, sinkId, own]);

  return (
    <>
      <video
        ref={video}
        aria-label={label}
        className={className}
        autoPlay
        playsInline
        muted={own}
        data-own={own}
      />
      {blocked && (
        <button type="button" className={classes["start"]} onClick={start}>
          {t("tapToPlay")}
        </button>
      )}
    </>
  );
}

/** Plays the stream; `blocked` where the browser refuses sound to a page that nobody has touched yet. */
function usePlayback(stream: MediaStream | null) {
  const video = useRef<HTMLVideoElement>(null);
  const [refused, setRefused] = useState<MediaStream | null>(null);
  useLayoutEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    if (stream)
      element.play().catch((error: Error) => error.name === "NotAllowedError" && setRefused(stream));
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  const start = () => {
    const playing = video.current?.play().then(() => setRefused(null));
    playing?.catch(() => undefined); // refused again: the button stays
  };
  return { video, blocked: stream !== null && refused === stream, start };
}
