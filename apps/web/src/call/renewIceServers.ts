import { updateIceServers } from "@televisit/rtc/updateIceServers";
import type { AppThunk } from "../app/store.ts";

/** A renewal that failed is tried again after so long, in ms. */
const RETRY = 10_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Gives the servers just loaded to the open connections, those made ahead included, for the restart that they
 * may need one day; and loads new ones in time, as long as there is a connection.
 */
export function renewIceServers(): AppThunk {
  return (dispatch, getState, { iceServers }) => {
    for (const { peerConnection } of Object.values(getState().peerConnections)) {
      updateIceServers(peerConnection, iceServers.current);
    }
    const { fresh } = iceServers;
    clearTimeout(timer);
    if (fresh === Number.POSITIVE_INFINITY) return; // they stay good, or are being loaded
    timer = setTimeout(
      async () => {
        if (Object.keys(getState().peerConnections).length === 0) return; // the next one asks by itself
        await iceServers.ready();
        dispatch(renewIceServers());
      },
      fresh > 0 ? fresh : RETRY,
    );
  };
}
