import type { AppThunk } from "../../app/store.ts";
import { LazyCallScreen } from "../components/LazyCallScreen.ts";

/** Loads what the waiting room and the call need, while the person looks at an earlier page. */
export function preloadCall(): AppThunk<Promise<void>> {
  return async (_dispatch, _getState, { channel }) => {
    const parts = [channel.preload(), LazyCallScreen.preload()];
    await Promise.allSettled(parts); // what did not load now is asked for again when it is needed
  };
}
