import { createSlice, type PayloadAction } from "@reduxjs/toolkit";
import { visitEntered, visitExited } from "../slices/connection.ts";

/**
 * `offered`: waits for the receiver's yes · `moving`: bytes are on their way · `checking`: all sent, not confirmed ·
 * `done` · and how it may end otherwise; `empty` and `too-large` were never offered.
 */
export type TransferState =
  | "offered"
  | "moving"
  | "checking"
  | "done"
  | "declined"
  | "cancelled"
  | "failed"
  | "damaged"
  | "empty"
  | "too-large";

/** One file on its way from one participant to another. `FileTransfers` owns the bytes. */
export interface Transfer {
  id: string;
  own: boolean;
  /** The other participant. */
  peer: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Bytes that have been sent or received. */
  moved: number;
  state: TransferState;
  /** This device's clock when it was offered, in ms. */
  at: number;
  /** A `blob:` address of the file once it is whole, to save it. */
  url: string | null;
  /** Whether the file is an image that may be shown. */
  image: boolean;
}

const initialState: { transfers: Transfer[] } = { transfers: [] };

const files = createSlice({
  name: "files",
  initialState,
  reducers: {
    transferAdded(state, { payload }: PayloadAction<Transfer>) {
      state.transfers.push(payload);
    },
    transferChanged(
      state,
      { payload }: PayloadAction<{ id: string; changes: Partial<Pick<Transfer, "moved" | "state" | "url">> }>,
    ) {
      const transfer = state.transfers.find(({ id }) => id === payload.id);
      if (transfer) Object.assign(transfer, payload.changes);
    },
    transferRemoved(state, { payload }: PayloadAction<{ id: string }>) {
      state.transfers = state.transfers.filter(({ id }) => id !== payload.id);
    },
  },
  extraReducers: (builder) => {
    builder.addCase(visitExited, () => initialState).addCase(visitEntered, () => initialState);
  },
});

/** Whether a transfer can still move. */
export function isRunning({ state }: Transfer): boolean {
  return state === "offered" || state === "moving" || state === "checking";
}

export const { transferAdded, transferChanged, transferRemoved } = files.actions;
export const filesReducer = files.reducer;
