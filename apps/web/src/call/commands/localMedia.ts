import { listDevices } from "@televisit/rtc/devices";
import type { MediaFacts } from "@televisit/rtc/MediaSlot";
import type { MediaKind } from "@televisit/rtc/mediaKind";
import type { AppThunk } from "../../app/store.ts";
import { devicesListed } from "../slices/localMedia.ts";

/** Opens camera and microphone, with whatever of the two there is. What failed is told as a fact. */
export function startMedia(): AppThunk<Promise<void>> {
  return async (dispatch, getState, { media }) => {
    const { audio, video } = getState().localMedia;
    // What is open, or being opened, by an earlier page of this visit stays as it is.
    await media.start({ ...(isOpen(audio) ? {} : { audio: {} }), ...(isOpen(video) ? {} : { video: {} }) });
    await dispatch(refreshDevices()); // labels are readable once a device is open
  };
}

/** Reads the list of devices again. */
export function refreshDevices(): AppThunk<Promise<void>> {
  return async (dispatch) => {
    dispatch(devicesListed(await listDevices()));
  };
}

/** Mutes or unmutes the microphone; turns the camera off or on. The device stays open, so it is back at once. */
export function toggleMuted(kind: MediaKind): AppThunk {
  return (_dispatch, getState, { media }) => {
    media.setMuted(kind, !getState().localMedia[kind].muted);
  };
}

/** Switches to another camera or microphone. */
export function selectDevice(kind: MediaKind, deviceId: string): AppThunk<Promise<void>> {
  return async (_dispatch, _getState, { media }) => {
    await media.selectDevice(kind, deviceId);
  };
}

function isOpen({ status }: MediaFacts): boolean {
  return status === "ok" || status === "opening";
}
