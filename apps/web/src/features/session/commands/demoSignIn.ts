import type { AppThunk } from "../../../app/store.ts";
import { loadSession } from "./loadSession.ts";

/**
 * Trades the token of the dashboard address that the server prints for a session.
 * @throws {AppError} `unauthenticated` or `link_invalid` when the token is too old or altered
 */
export function demoSignIn(token: string): AppThunk<Promise<void>> {
  return async (dispatch, _getState, { api }) => {
    await api.demoSignIn(token);
    await dispatch(loadSession());
  };
}
