import type { AppThunk } from "../../app/store.ts";
import { deviceNewsTold } from "../slices/localMedia.ts";
import { rememberDevice } from "./rememberedDevices.ts";

/** After a person chose a speaker: remembers it. */
export function speakerChosen(deviceId: string): AppThunk {
  return (dispatch, getState) => {
    const { speakers } = getState().localMedia.devices;
    rememberDevice("speaker", speakers.find((speaker) => speaker.deviceId === deviceId)?.label ?? "");
    dispatch(deviceNewsTold({ kind: "speaker" }));
  };
}
