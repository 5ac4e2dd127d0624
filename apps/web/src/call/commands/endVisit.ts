import type { AppThunk } from "../../app/store.ts";

/**
 * Ends the visit for everyone; the join link stops working. The change comes back as a fact.
 * @throws {AppError} when the server did not take it, so that the person can try again.
 */
export function endVisit(): AppThunk<Promise<void>> {
  return async (_dispatch, getState, { channel }) => {
    const { visitId } = getState().connection;
    if (visitId) await channel.request("visit:end", { visitId });
  };
}
