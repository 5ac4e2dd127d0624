import { useSyncExternalStore } from "react";

const subscribe = (listener: () => void) => {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
};

/** False on iPhones, where only a video may fill the screen. */
export const canFullScreen = document.fullscreenEnabled;

/** Whether the page fills the screen. The whole page, so that menus and dialogs stay inside. */
export function useFullScreen(): boolean {
  return useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
}

/** Fills the screen with the page, or gives it back. */
export function toggleFullScreen(): void {
  if (!canFullScreen) return;
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  done.catch(() => undefined); // the browser may refuse, and then nothing changes
}
