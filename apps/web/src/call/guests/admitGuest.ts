import type { AppThunk } from "../../app/store.ts";
import { syncVisit } from "../commands/syncVisit.ts";

/**
 * Lets a waiting guest into the visit; the call goes on meanwhile.
 * @throws {AppError} when the server did not take it, so that the person can try again.
 */
export function admitGuest(participantId: string): AppThunk<Promise<void>> {
  return async (dispatch, getState, { channel }) => {
    const { visitId } = getState().connection;
    if (visitId === null) return;
    dispatch(syncVisit(await channel.request("visit:admit-guest", { visitId, participantId })));
  };
}
