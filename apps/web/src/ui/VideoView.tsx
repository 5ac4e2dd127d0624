import { useEffect, useRef } from "react";

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

/** A video element that shows a live stream. */
export function VideoView({ stream, label, own = false, sinkId = null, className }: VideoViewProps) {
  const video = useRef<HTMLVideoElement>(null);

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    // A page that was opened by a click may play; elsewhere the browser's own controls start it.
    if (stream) element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream]);

  useEffect(() => {
    const element = video.current;
    const wanted = sinkId ?? ""; // the system's own choice (Audio Output Devices §2.1)
    if (!element || own || !("setSinkId" in element) || element.sinkId === wanted) return;
    // A speaker that has gone: the sound stays where it was.
    element.setSinkId(wanted).catch(() => undefined);
  }, [sinkId, own]);

  return (
    <video
      ref={video}
      aria-label={label}
      className={className}
      autoPlay
      playsInline
      muted={own}
      data-own={own}
    />
  );
}
