import type { AppThunk } from "../../app/store.ts";
import { visitLeft } from "../slices/callStatus.ts";
import { closeCall } from "./closeCall.ts";

/** Leaves the visit on this side. The other side is told; the visit itself goes on until it is ended. */
export function leaveVisit(): AppThunk<Promise<void>> {
  return async (dispatch, getState, { channel }) => {
    const { visitId } = getState().connection;
    dispatch(visitLeft());
    dispatch(closeCall("left"));
    if (!visitId) return;
    // Leaving works without the server as well: it then sees the page go away.
    await channel.request("visit:leave", { visitId }).catch(() => undefined);
  };
}
