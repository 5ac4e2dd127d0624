import type { AppThunk } from "../../app/store.ts";
import { renewIceServers } from "../renewIceServers.ts";

/** Looks for a path to everybody anew, from whatever network this device is on now and with fresh credentials. */
export function tryAgain(): AppThunk<Promise<void>> {
  return async (dispatch, getState, { engine, iceServers }) => {
    await iceServers.ready();
    dispatch(renewIceServers()); // before the restart, which gathers with what the connections have
    for (const participantId of Object.keys(getState().peerConnections)) engine.restartIce(participantId);
  };
}
