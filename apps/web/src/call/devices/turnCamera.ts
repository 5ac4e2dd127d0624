import type { AppThunk } from "../../app/store.ts";
import { selectDevice } from "../commands/localMedia.ts";
import { currentDevice } from "./currentDevice.ts";

/**
 * Switches between front and back camera. Where the browser does not know which way they face, to
 * the next camera of the list.
 */
export function turnCamera(): AppThunk<Promise<void>> {
  return async (dispatch, getState, { media }) => {
    const { video, devices } = getState().localMedia;
    const facing = video.facingMode === "environment" ? "user" : "environment";
    if (video.facingMode !== null && (await media.turnCamera(facing)) === null) return;
    const { cameras } = devices;
    const at = cameras.findIndex(({ deviceId }) => deviceId === currentDevice(cameras, video));
    const next = cameras[(at + 1) % cameras.length];
    if (next) await dispatch(selectDevice("video", next.deviceId));
  };
}
