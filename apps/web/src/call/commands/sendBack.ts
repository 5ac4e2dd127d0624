import type { AppThunk } from "../../app/store.ts";
import { syncVisit } from "./syncVisit.ts";

/**
 * Sends the client back to the waiting room, where they keep their place.
 * @throws {AppError} when the server did not take it.
 */
export function sendBack(): AppThunk<Promise<void>> {
  return async (dispatch, getState, { channel }) => {
    const { visitId } = getState().connection;
    if (!visitId) return;
    dispatch(syncVisit(await channel.request("visit:send-back", { visitId })));
  };
}
