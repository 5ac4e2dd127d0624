import type { AppThunk } from "../../../app/store.ts";
import { errorCodeOf } from "../../../lib/errorCode.ts";
import { dashboardSynced, watchFailed } from "../dashboardSlice.ts";
import { reloadAppointments } from "./reloadAppointments.ts";

/**
 * Keeps the waiting room live: asks for it now and each time the connection comes back; between
 * these the server tells every change. The returned function stops asking.
 */
export function watchDashboard(): AppThunk<() => void> {
  return (dispatch, getState, { channel }) => {
    const watch = () => void dispatch(askForDashboard());
    if (getState().connection.server === "online") watch();
    return channel.on("channel:online", ({ again }) => {
      watch();
      // Changes that were made while the connection was away were not told.
      if (again) void dispatch(reloadAppointments());
    });
  };
}

function askForDashboard(): AppThunk<Promise<void>> {
  return async (dispatch, _getState, { channel }) => {
    try {
      dispatch(dashboardSynced(await channel.request("dashboard:watch", {})));
    } catch (error) {
      dispatch(watchFailed({ code: errorCodeOf(error) }));
    }
  };
}
