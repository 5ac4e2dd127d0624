import type { MediaProblem } from "@televisit/rtc/mediaErrors";
import type { MediaKind } from "@televisit/rtc/mediaKind";
import type { AppThunk } from "../../app/store.ts";
import { deviceNewsTold } from "../slices/localMedia.ts";
import { deviceOf, listOf } from "./deviceKinds.ts";
import { rememberDevice } from "./rememberedDevices.ts";

/** After a person chose a device: remembers it, or says that it could not be opened. */
export function deviceChosen(kind: MediaKind, deviceId: string, problem: MediaProblem | null): AppThunk {
  return (dispatch, getState) => {
    const { devices, [kind]: facts } = getState().localMedia;
    const label = devices[listOf[kind]].find((device) => device.deviceId === deviceId)?.label ?? "";
    const device = deviceOf[kind];
    if (problem) {
      dispatch(deviceNewsTold({ kind: device, news: { type: "unusable", kind: device, label } }));
    } else if (facts.deviceId === deviceId) {
      dispatch(deviceNewsTold({ kind: device }));
      rememberDevice(device, label);
    } // otherwise a later choice has overtaken this one
  };
}
