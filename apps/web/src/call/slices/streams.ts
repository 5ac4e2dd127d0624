import { createSlice, type PayloadAction } from "@reduxjs/toolkit";

/**
 * The live media streams, by reference, for rendering. `LocalMedia` and `PeerSession` own them
 * and stop their tracks; nothing decides anything by looking inside.
 */
interface StreamsState {
  local: { stream: MediaStream | null };
  remote: Record<string, { stream: MediaStream }>;
}

const initialState: StreamsState = { local: { stream: null }, remote: {} };

const streams = createSlice({
  name: "streams",
  initialState,
  reducers: {
    localStreamOpened(state, { payload }: PayloadAction<{ stream: MediaStream }>) {
      state.local.stream = payload.stream;
    },
    remoteStreamReceived(state, { payload }: PayloadAction<{ participantId: string; stream: MediaStream }>) {
      state.remote[payload.participantId] = { stream: payload.stream };
    },
    remoteStreamClosed(state, { payload }: PayloadAction<{ participantId: string }>) {
      delete state.remote[payload.participantId];
    },
  },
});

export const { localStreamOpened, remoteStreamReceived, remoteStreamClosed } = streams.actions;
export const streamsReducer = streams.reducer;
