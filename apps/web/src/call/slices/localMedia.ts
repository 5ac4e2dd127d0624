import { createSlice, type PayloadAction } from "@reduxjs/toolkit";
import type { DeviceLists } from "@televisit/rtc/devices";
import type { LocalMediaSnapshot } from "@televisit/rtc/LocalMedia";

/** Plain facts about this device's camera, microphone and speaker; `LocalMedia` owns the tracks. */
interface LocalMediaState extends LocalMediaSnapshot {
  devices: DeviceLists;
  /** The chosen speaker; null is the system's own choice. */
  speakerId: string | null;
}

const idle = { status: "idle", deviceId: null, label: "", muted: false } as const;

const initialState: LocalMediaState = {
  audio: idle,
  video: idle,
  devices: { cameras: [], microphones: [], speakers: [] },
  speakerId: null,
};

const localMedia = createSlice({
  name: "localMedia",
  initialState,
  reducers: {
    localMediaChanged(state, { payload }: PayloadAction<LocalMediaSnapshot>) {
      state.audio = payload.audio;
      state.video = payload.video;
    },
    devicesListed(state, { payload }: PayloadAction<DeviceLists>) {
      state.devices = payload;
    },
    speakerSelected(state, { payload }: PayloadAction<{ deviceId: string }>) {
      state.speakerId = payload.deviceId;
    },
  },
});

export const { localMediaChanged, devicesListed, speakerSelected } = localMedia.actions;
export const localMediaReducer = localMedia.reducer;
