import type { AppThunk } from "../../app/store.ts";

/** Asks the person what to share, or ends the sharing. The outcome is told as a fact. */
export function toggleScreen(): AppThunk {
  return (_dispatch, getState, { screen }) => {
    if (getState().screen.phase === "off") void screen.start();
    else screen.stop();
  };
}
