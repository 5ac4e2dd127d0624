import type { AppThunk } from "../../app/store.ts";
import { selectDevice, selectSpeaker } from "../commands/localMedia.ts";
import { type DeviceKind, deviceNewsTold } from "../slices/localMedia.ts";

/** Goes over to a device that was plugged in. */
export function takeFound(kind: DeviceKind, deviceId: string): AppThunk {
  return (dispatch) => {
    dispatch(deviceNewsTold({ kind }));
    switch (kind) {
      case "camera":
        return void dispatch(selectDevice("video", deviceId));
      case "microphone":
        return void dispatch(selectDevice("audio", deviceId));
      case "speaker":
        return void dispatch(selectSpeaker(deviceId));
      default:
        return kind satisfies never;
    }
  };
}
