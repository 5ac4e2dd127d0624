import type { LocalMediaEvents } from "@televisit/rtc/LocalMedia";
import type { AppThunk } from "../../app/store.ts";
import { refreshDevices } from "../commands/localMedia.ts";
import { deviceNewsTold } from "../slices/localMedia.ts";
import { deviceOf } from "./deviceKinds.ts";

/** A device went away by itself: goes on with the next one of its kind, and says so. */
export function deviceLost({ kind, label }: LocalMediaEvents["lost"]): AppThunk<Promise<void>> {
  return async (dispatch, getState, { media }) => {
    // Meanwhile left, or opened again by the person.
    if (getState().localMedia[kind].status !== "missing") return;
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
