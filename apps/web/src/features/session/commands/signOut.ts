import type { AppThunk } from "../../../app/store.ts";
import { closeCall } from "../../../call/commands/closeCall.ts";
import { signedOut } from "../sessionSlice.ts";

/**
 * Ends the session on the server, then here.
 * @throws {AppError} when the server could not end it; the person is then still signed in
 */
export function signOut(): AppThunk<Promise<void>> {
  return async (dispatch, _getState, { api, channel, journals }) => {
    await api.signOut();
    dispatch(closeCall("left"));
    channel.close();
    journals()?.forget(); // whoever signs in next has no business with them
    dispatch(signedOut());
  };
}
