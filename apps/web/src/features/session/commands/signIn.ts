import type { SignIn } from "@televisit/protocol/professionals";
import type { AppThunk } from "../../../app/store.ts";
import { loadSession } from "./loadSession.ts";

/**
 * Signs a professional in by e-mail and password.
 * @throws {AppError} `unauthenticated` when they do not match, `rate_limited` after too many tries
 */
export function signIn(credentials: SignIn): AppThunk<Promise<void>> {
  return async (dispatch, _getState, { api }) => {
    await api.signIn(credentials);
    await dispatch(loadSession());
  };
}
