import type { AppThunk } from "../../../app/store.ts";
import { startMedia } from "../../../call/commands/localMedia.ts";

/** Opens camera and microphone for a room, or gives them back for one in writing. */
export function chooseMedia(textOnly: boolean): AppThunk {
  return (dispatch, _getState, { media }) => {
    if (textOnly) media.stop();
    else void dispatch(startMedia());
  };
}
