import type { AppThunk } from "../../../app/store.ts";
import { errorCodeOf } from "../../../lib/errorCode.ts";
import { sessionAsked, sessionCheckFailed, signedIn, signedOut } from "../sessionSlice.ts";

/** Asks the server who is signed in in this browser. Never throws: the answer is in the session's state. */
export function loadSession(): AppThunk<Promise<void>> {
  return async (dispatch, _getState, { api }) => {
    dispatch(sessionAsked());
    try {
      const session = await api.session();
      if (!session) {
        dispatch(signedOut());
        return;
      }
      const { id, name, email } = session.user;
      dispatch(signedIn({ id, name, email }));
    } catch (error) {
      dispatch(sessionCheckFailed({ code: errorCodeOf(error) }));
    }
  };
}
