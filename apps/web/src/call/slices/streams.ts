import { createSlice, type PayloadAction } from "@reduxjs/toolkit";

/**
 * The live media streams, by reference, for rendering. `LocalMedia` and `PeerSession` own them
 * and stop their tracks; nothing decides anything by looking inside.
 */
interface StreamsState {
  local: { stream: MediaStream | null };
  remote: Record<string, { stream: MediaStream }>;
  /** The line of each other participant's screen; `peerMedia` says whether one is shared. */
  screens: Record<string, { stream: MediaStream }>;
}

const initialState: StreamsState = { local: { stream: null }, remote: {}, screens: {} };

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
    remoteScreenReceived(state, { payload }: PayloadAction<{ participantId: string; stream: MediaStream }>) {
      state.screens[payload.participantId] = { stream: payload.stream };
    },
    remoteStreamClosed(state, { payload }: PayloadAction<{ participantId: string }>) {
      delete state.remote[payload.participantId];
      delete state.screens[payload.participantId];
    },
  },
});

export const { localStreamOpened, remoteStreamReceived, remoteScreenReceived, remoteStreamClosed } =
  streams.actions;
export const streamsReducer = streams.reducer;
