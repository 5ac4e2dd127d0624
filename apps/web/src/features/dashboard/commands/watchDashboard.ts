import type { AppThunk } from "../../../app/store.ts";
import { leaveVisit } from "../../../call/commands/leaveVisit.ts";
import { prepareConnections } from "../../../call/commands/prepareConnections.ts";
import { errorCodeOf } from "../../../lib/errorCode.ts";
import { dashboardSynced, watchFailed } from "../dashboardSlice.ts";
import { reloadAppointments } from "./reloadAppointments.ts";

/**
 * Keeps the dashboard live: asks for the waiting room now and each time the connection comes back;
 * between these the server tells every change, and that of an appointment made in another page.
 * The returned function stops it.
 */
export function watchDashboard(): AppThunk<() => void> {
  return (dispatch, getState, { channel }) => {
    const watch = () => void dispatch(askForDashboard());
    // Back from a call by the browser's own button: the client must not go on talking to nobody.
    if (getState().connection.visitId !== null) void dispatch(leaveVisit());
    if (getState().connection.server === "online") watch();
    const reload = () => void dispatch(reloadAppointments());
    const ends = [
      channel.on("appointments:changed", reload),
      channel.on("channel:online", ({ again }) => {
        watch();
        // Changes that were made while the connection was away were not told.
        if (again) reload();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  };
}

function askForDashboard(): AppThunk<Promise<void>> {
  return async (dispatch, _getState, { channel }) => {
    try {
      dispatch(dashboardSynced(await channel.request("dashboard:watch", {})));
      await dispatch(prepareConnections());
    } catch (error) {
      dispatch(watchFailed({ code: errorCodeOf(error) }));
    }
  };
}
