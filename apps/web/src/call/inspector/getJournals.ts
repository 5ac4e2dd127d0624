import type { CallJournals } from "@televisit/rtc/CallJournals";
import type { AppThunk } from "../../app/store.ts";

/** The journals of the page's connections; undefined where there never was one. */
export function getJournals(): AppThunk<CallJournals | undefined> {
  return (_dispatch, _getState, { journals }) => journals();
}
