import { listDevices } from "@televisit/rtc/devices";
import type { StartRequest } from "@televisit/rtc/LocalMedia";
import type { MediaFacts } from "@televisit/rtc/MediaSlot";
import type { MediaKind } from "@televisit/rtc/mediaKind";
import type { AppThunk } from "../../app/store.ts";
import { hasRemembered } from "../devices/hasRemembered.ts";
import { devicesListed, speakerSelected } from "../slices/localMedia.ts";

/** Opens camera and microphone, with whatever of the two there is. What failed is told as a fact. */
export function startMedia(): AppThunk<Promise<void>> {
  return async (dispatch, getState, { media }) => {
    const wishes = await rememberedWishes();
    const { audio, video } = getState().localMedia;
    // What is open, or being opened, by an earlier page of this visit stays as it is.
    await media.start({
      ...(isOpen(audio) ? {} : { audio: wishes.audio ?? {} }),
      ...(isOpen(video) ? {} : { video: wishes.video ?? {} }),
    });
    await dispatch(refreshDevices()); // labels are readable once a device is open
    if (hasRemembered()) await dispatch((await import("../devices/restoreDevices.ts")).restoreDevices());
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

/** Switches to another camera or microphone, and remembers it for the next visit. */
export function selectDevice(kind: MediaKind, deviceId: string): AppThunk<Promise<void>> {
  return async (dispatch, _getState, { media }) => {
    const problem = await media.selectDevice(kind, deviceId);
    dispatch((await import("../devices/deviceChosen.ts")).deviceChosen(kind, deviceId, problem));
  };
}

/** Plays the others on another speaker, and remembers it for the next visit. */
export function selectSpeaker(deviceId: string): AppThunk<Promise<void>> {
  return async (dispatch) => {
    dispatch(speakerSelected({ deviceId }));
    dispatch((await import("../devices/speakerChosen.ts")).speakerChosen(deviceId));
  };
}

/** What this browser's person chose last time; the code for it loads only where something was chosen. */
async function rememberedWishes(): Promise<StartRequest> {
  if (!hasRemembered()) return {};
  return (await import("../devices/rememberedWishes.ts")).rememberedWishes();
}

function isOpen({ status }: MediaFacts): boolean {
  return status === "ok" || status === "opening";
}
