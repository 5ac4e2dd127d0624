import type { GoodbyeReason } from "@televisit/protocol/peerMessages";
import type { AppThunk } from "../../app/store.ts";
import { forgetChat } from "../chat/forgetChat.ts";
import { visitExited } from "../slices/connection.ts";
import { closePeers } from "./closePeers.ts";

/**
 * Ends everything that a call holds on this device: connections, camera, microphone and screen. The others are
 * told the reason by this page itself.
 */
export function closeCall(reason?: GoodbyeReason): AppThunk {
  return (dispatch, getState, { files, media, screen }) => {
    forgetChat(getState().connection.visitId);
    dispatch(visitExited());
    dispatch(closePeers(undefined, reason));
    files.close();
    media.stop();
    screen.stop();
  };
}
