import type { AppThunk } from "../../app/store.ts";

/**
 * Checks in with a join link; the browser then holds the session cookie of that visit.
 * @returns the visit's id
 * @throws {AppError} as `inspectLink`
 */
export function checkIn(token: string): AppThunk<Promise<string>> {
  return async (_dispatch, _getState, { api }) => (await api.checkIn(token)).visitId;
}
