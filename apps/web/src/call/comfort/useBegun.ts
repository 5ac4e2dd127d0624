import { type SyntheticEvent, useEffect, useState } from "react";

/** Milliseconds after which the controls come even without a picture. */
const PATIENCE = 600;
/** Milliseconds from the first picture to the controls. */
const AFTER_PICTURE = 250;

/**
 * False until the other side's first picture is on the screen. What nobody needs before that waits for it: on a slow
 * phone rendering every menu takes longer than the connection, and would hold up the picture.
 */
export function useBegun() {
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setBegun(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  const onLoadedDataCapture = ({ target }: SyntheticEvent) => {
    if (!(target instanceof HTMLVideoElement) || target.muted) return; // the own picture says nothing
    // The data is there, the picture not yet painted, and the other side's may still be on its way.
    target.requestVideoFrameCallback(() => setTimeout(() => setBegun(true), AFTER_PICTURE));
  };
  return { begun, onLoadedDataCapture };
}
