import type { AppThunk } from "../../app/store.ts";

/** Admits a waiting client into the visit, releasing their queued offer to this page. */
export function admitClient(visitId: string): AppThunk<Promise<void>> {
  return async (_dispatch, _getState, { channel }) => {
    await channel.request("visit:admit", { visitId });
  };
}
