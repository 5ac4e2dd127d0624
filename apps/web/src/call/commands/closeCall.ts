import type { AppThunk } from "../../app/store.ts";
import { visitExited } from "../slices/connection.ts";
import { closePeers } from "./closePeers.ts";

/** Ends everything that a call holds on this device: connections, camera and microphone. */
export function closeCall(): AppThunk {
  return (dispatch, _getState, { media }) => {
    dispatch(visitExited());
    dispatch(closePeers());
    media.stop();
  };
}
