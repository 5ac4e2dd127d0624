import { createSlice, type PayloadAction } from "@reduxjs/toolkit";
import type { DeviceLists } from "@televisit/rtc/devices";
import type { LocalMediaSnapshot } from "@televisit/rtc/LocalMedia";

/** Plain facts about this device's camera, microphone and speaker; `LocalMedia` owns the tracks. */
interface LocalMediaState extends LocalMediaSnapshot {
  devices: DeviceLists;
  /** The chosen speaker; null is the system's own choice. */
  speakerId: string | null;
  /** What happened to the devices that a person should know of; one for each kind at most. */
  news: DeviceNews[];
}

/** `replaced` by another one · `gone` without another · `found`, to be offered · `unusable` when chosen. */
export type DeviceNews =
  | { type: "replaced"; kind: "camera" | "microphone"; label: string; by: string }
  | { type: "unusable"; kind: "camera" | "microphone"; label: string }
  | { type: "gone"; kind: DeviceKind; label: string }
  | { type: "found"; kind: DeviceKind; label: string; deviceId: string };
export type DeviceKind = "camera" | "microphone" | "speaker";

const idle = { status: "idle", deviceId: null, label: "", muted: false, facingMode: null } as const;

const initialState: LocalMediaState = {
  audio: idle,
  video: idle,
  devices: { cameras: [], microphones: [], speakers: [] },
  speakerId: null,
  news: [],
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
    speakerSelected(state, { payload }: PayloadAction<{ deviceId: string | null }>) {
      state.speakerId = payload.deviceId;
    },
    /** Without `news`: what was told of the kind is settled. */
    deviceNewsTold(state, { payload }: PayloadAction<{ kind: DeviceKind; news?: DeviceNews }>) {
      state.news = state.news.filter(({ kind }) => kind !== payload.kind);
      if (payload.news) state.news.push(payload.news);
    },
  },
});

export const { localMediaChanged, devicesListed, speakerSelected, deviceNewsTold } = localMedia.actions;
export const localMediaReducer = localMedia.reducer;
