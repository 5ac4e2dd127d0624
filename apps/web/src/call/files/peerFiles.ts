import type { AppThunk } from "../../app/store.ts";
import type { FileMessage } from "./FileTransfers.ts";

// The way from the bridge to the file transfers: their code loads with the first connection.

/** A participant has said something about a file. */
export function peerSaidOfFile(participantId: string, message: FileMessage): AppThunk<Promise<void>> {
  return async (dispatch) => {
    const { receiveFileMessage } = await import("./receiveFileMessage.ts");
    await dispatch(receiveFileMessage(participantId, message));
  };
}

/** A piece of a participant's file has arrived. */
export function peerBytesArrived(participantId: string, data: ArrayBuffer): AppThunk<Promise<void>> {
  return async (_dispatch, _getState, { files }) => {
    (await files.get()).receiveBytes(participantId, data);
  };
}

/** The connection to a participant has ended. */
export function peerFilesLost(participantId: string): AppThunk<Promise<void>> {
  return async (_dispatch, getState, { files }) => {
    if (getState().files.transfers.length > 0) (await files.get()).peerGone(participantId);
  };
}
