import { type MediaKind, mediaKinds } from "@televisit/rtc/mediaKind";
import type { AppThunk } from "../../app/store.ts";
import { refreshDevices } from "../commands/localMedia.ts";

/** Asks for the devices back that the system has taken: the same ones, muted as they were. */
export function resumeMedia(): AppThunk<Promise<void>> {
  return async (dispatch, getState, { media }) => {
    const { localMedia } = getState();
    const taken = mediaKinds.filter((kind) => localMedia[kind].status === "interrupted");
    const wish = (kind: MediaKind) => {
      const { deviceId } = localMedia[kind];
      return [kind, deviceId === null ? {} : { deviceId }] as const;
    };
    await media.start(Object.fromEntries(taken.map(wish)));
    await dispatch(refreshDevices());
  };
}
