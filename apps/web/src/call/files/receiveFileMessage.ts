import type { AppThunk } from "../../app/store.ts";
import type { FileMessage } from "./FileTransfers.ts";
import { isRunning, transferAdded } from "./filesSlice.ts";
import { imageType } from "./imageType.ts";
import { safeName } from "./safeName.ts";

/** Files of the other sides that may wait or move at once; a person can answer no more. */
const MOST = 20;

/** Takes in what another participant says about a file. */
export function receiveFileMessage(participantId: string, message: FileMessage): AppThunk<Promise<void>> {
  return async (dispatch, getState, { files }) => {
    const transfers = await files.get();
    if (message.type === "file-offer") {
      const known = getState().files.transfers;
      if (known.some(({ id }) => id === message.id)) return;
      if (known.filter((transfer) => !transfer.own && isRunning(transfer)).length >= MOST) return;
      const { id, size } = message;
      const name = safeName(message.name);
      const image = imageType(message) !== null;
      const facts = { own: false, peer: participantId, moved: 0, state: "offered", url: null } as const;
      dispatch(transferAdded({ id, name, size, image, at: Date.now(), ...facts }));
    }
    transfers.receiveMessage(participantId, message);
  };
}
