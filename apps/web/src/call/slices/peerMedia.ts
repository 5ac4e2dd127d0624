import { createSlice, type PayloadAction } from "@reduxjs/toolkit";
import type { TrackState } from "@televisit/protocol/peerMessages";
import { peerClosed } from "./peerConnections.ts";

/** What each other participant says of their own microphone, camera and screen, over the data channel. */
export interface PeerMedia {
  audio: TrackState;
  video: TrackState;
  /** Whether they share their screen. */
  screen: boolean;
}

const initialState: Record<string, PeerMedia> = {};

const peerMedia = createSlice({
  name: "peerMedia",
  initialState,
  reducers: {
    peerMediaReported(state, { payload }: PayloadAction<PeerMedia & { participantId: string }>) {
      state[payload.participantId] = {
        audio: payload.audio,
        video: payload.video,
        screen: payload.screen,
      };
    },
  },
  extraReducers: (builder) => {
    builder.addCase(peerClosed, (state, { payload }) => {
      delete state[payload.participantId];
    });
  },
});

export const { peerMediaReported } = peerMedia.actions;
export const peerMediaReducer = peerMedia.reducer;
