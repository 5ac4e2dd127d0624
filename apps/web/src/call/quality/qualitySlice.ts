import { createSlice, type PayloadAction } from "@reduxjs/toolkit";
import type { LinkSample } from "@televisit/rtc/LinkSample";
import type { VideoLevel } from "@televisit/rtc/videoBudget";
import { peerClosed } from "../slices/peerConnections.ts";

/** How the connection to a participant does. */
interface PeerQuality {
  /** The last second; null until there is one. */
  link: LinkSample | null;
  /** What we send of our picture. */
  sending: VideoLevel;
  /** The other side says that its picture is paused for want of bandwidth. */
  theirsPaused: boolean;
}

const initialState: Record<string, PeerQuality> = {};
const unknown: PeerQuality = { link: null, sending: "full", theirsPaused: false };

type Of<T> = PayloadAction<T & { participantId: string }>;

const quality = createSlice({
  name: "quality",
  initialState,
  reducers: {
    linkSampled(state, { payload: { participantId, link } }: Of<{ link: LinkSample }>) {
      state[participantId] = { ...(state[participantId] ?? unknown), link };
    },
    sendingChanged(state, { payload: { participantId, sending } }: Of<{ sending: VideoLevel }>) {
      state[participantId] = { ...(state[participantId] ?? unknown), sending };
    },
    theirVideoPaused(state, { payload: { participantId, paused } }: Of<{ paused: boolean }>) {
      state[participantId] = { ...(state[participantId] ?? unknown), theirsPaused: paused };
    },
  },
  extraReducers: (builder) => {
    builder.addCase(peerClosed, (state, { payload }) => {
      delete state[payload.participantId];
    });
  },
});

export const { linkSampled, sendingChanged, theirVideoPaused } = quality.actions;
export const qualityReducer = quality.reducer;
