import type { AppThunk } from "../../app/store.ts";
import { sendPending } from "../chat/sendMessage.ts";
import { watchQuality } from "../quality/watchQuality.ts";
import { keepAlive } from "./keepAlive.ts";

/**
 * What a connection that is up is given: the messages that the participant has missed, an eye on its quality, and
 * all that brings it back. `connectedAt` is of this page's clock (`performance.now`), in ms.
 */
export function peerUp(participantId: string, connectedAt: number): AppThunk {
  return (dispatch, _getState, { files }) => {
    files.get().catch(() => undefined); // so that files work while the server is away
    dispatch(sendPending(participantId));
    dispatch(watchQuality(participantId, connectedAt));
    dispatch(keepAlive());
  };
}
