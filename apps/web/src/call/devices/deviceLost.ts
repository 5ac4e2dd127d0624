import { type Device, listDevices } from "@televisit/rtc/devices";
import type { LocalMediaEvents } from "@televisit/rtc/LocalMedia";
import type { AppThunk } from "../../app/store.ts";
import { refreshDevices } from "../commands/localMedia.ts";
import { deviceNewsTold } from "../slices/localMedia.ts";
import { deviceOf, listOf } from "./deviceKinds.ts";

/**
 * A device went away by itself: goes on with the next one of its kind, and says so. One that is still
 * connected was taken by the system, which may give it back: that waits for a tap.
 */
export function deviceLost({ kind, label, deviceId }: LocalMediaEvents["lost"]): AppThunk<Promise<void>> {
  return async (dispatch, getState, { media }) => {
    const isConnected = isListed((await listDevices())[listOf[kind]], deviceId);
    // Meanwhile left, or opened again by the person.
    const { status: before } = getState().localMedia[kind];
    if (before !== "missing" && before !== "interrupted") return;
    if (isConnected) return media.interrupt(kind);
    await media.start({ [kind]: {} });
    await dispatch(refreshDevices());
    const { status, label: by } = getState().localMedia[kind];
    const device = deviceOf[kind];
    if (status === "ok") {
      dispatch(deviceNewsTold({ kind: device, news: { type: "replaced", kind: device, label, by } }));
    } else if (status === "missing") {
      dispatch(deviceNewsTold({ kind: device, news: { type: "gone", kind: device, label } }));
    } // refused: the permission was withdrawn, and that is told where problems are
  };
}

/** The system's own choice is never listed: the browser moves it on as long as there is any device. */
function isListed(list: readonly Device[], deviceId: string | null): boolean {
  if (deviceId === "default" || deviceId === "communications") return list.length > 0;
  return list.some((device) => device.deviceId === deviceId);
}
