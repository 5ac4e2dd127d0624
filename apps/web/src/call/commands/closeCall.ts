import type { AppThunk } from "../../app/store.ts";
import { forgetChat } from "../chat/forgetChat.ts";
import { visitExited } from "../slices/connection.ts";
import { closePeers } from "./closePeers.ts";

/** Ends everything that a call holds on this device: connections, camera and microphone. */
export function closeCall(): AppThunk {
  return (dispatch, getState, { files, media }) => {
    forgetChat(getState().connection.visitId);
    dispatch(visitExited());
    dispatch(closePeers());
    files.close();
    media.stop();
  };
}
