import { type SyntheticEvent, useEffect, useState } from "react";

/** Milliseconds after which the controls come even without a picture. */
const PATIENCE = 600;

/**
 * False until the other side's first picture is there. What nobody needs before that waits for it: on a slow
 * phone rendering every menu takes longer than the connection, and would hold up the picture.
 */
export function useBegun() {
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setBegun(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  const onLoadedDataCapture = ({ target }: SyntheticEvent) => {
    const own = target instanceof HTMLVideoElement && target.muted;
    if (!own) setBegun(true);
  };
  return { begun, onLoadedDataCapture };
}
