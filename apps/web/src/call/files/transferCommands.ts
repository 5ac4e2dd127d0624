import { MAX_FILE_SIZE } from "@televisit/protocol/peerMessages";
import { v4 as createId } from "uuid";
import type { AppThunk } from "../../app/store.ts";
import { visitOf } from "../slices/callStatus.ts";
import { transferAdded, transferRemoved } from "./filesSlice.ts";
import { imageType } from "./imageType.ts";
import { safeName } from "./safeName.ts";

/** Offers files to everybody in the visit; one that cannot be sent says why in its place. */
export function offerFiles(files: readonly File[]): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    const peers = visitOf(getState().callStatus)?.peers ?? [];
    const there = peers.filter(({ presence }) => presence !== "left");
    for (const file of files) {
      // With nobody there it says that it was not sent.
      for (const { participantId } of there.length > 0 ? there : peers) {
        await dispatch(offerFile(file, participantId));
      }
    }
  };
}

/** Offers a file once more whose transfer did not succeed. */
export function offerAgain(id: string): AppThunk<Promise<void>> {
  return async (dispatch, getState, { files }) => {
    const earlier = getState().files.transfers.find((transfer) => transfer.id === id);
    const file = (await files.get()).fileOf(id);
    if (!earlier || !file) return;
    dispatch(transferRemoved({ id }));
    await dispatch(offerFile(file, earlier.peer));
  };
}

/** Says yes or no to a file that the other side offers. */
export function answerOffer(id: string, accepted: boolean): AppThunk<Promise<void>> {
  return async (_dispatch, _getState, { files }) => {
    (await files.get()).answer(id, accepted);
  };
}

/** Stops a transfer, from either side. */
export function cancelTransfer(id: string): AppThunk<Promise<void>> {
  return async (_dispatch, _getState, { files }) => {
    (await files.get()).cancel(id);
  };
}

function offerFile(file: File, peer: string): AppThunk<Promise<void>> {
  return async (dispatch, _getState, { files }) => {
    const id = createId();
    const name = safeName(file.name);
    const { size } = file;
    const state = size === 0 ? "empty" : size > MAX_FILE_SIZE ? "too-large" : "offered";
    const image = imageType({ mime: file.type, size }) !== null;
    dispatch(
      transferAdded({ id, own: true, peer, name, size, moved: 0, state, at: Date.now(), url: null, image }),
    );
    if (state === "offered") (await files.get()).offer(id, peer, file, name);
  };
}
