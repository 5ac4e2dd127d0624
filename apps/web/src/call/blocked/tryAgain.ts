import type { AppThunk } from "../../app/store.ts";

/** Looks for a path to everybody anew, from whatever network this device is on now and with fresh credentials. */
export function tryAgain(): AppThunk<Promise<void>> {
  return async (_dispatch, getState, { engine, iceServers }) => {
    await iceServers.ready();
    for (const participantId of Object.keys(getState().peerConnections)) engine.restartIce(participantId);
  };
}
