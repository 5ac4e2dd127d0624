import { type Device, listDevices } from "@televisit/rtc/devices";
import { type MediaKind, mediaKinds } from "@televisit/rtc/mediaKind";
import type { AppThunk } from "../../app/store.ts";
import { type DeviceKind, deviceNewsTold, devicesListed, speakerSelected } from "../slices/localMedia.ts";
import { deviceOf, listOf } from "./deviceKinds.ts";
import { deviceLost } from "./deviceLost.ts";

/** Something was plugged in or out: reads the list again, offers what is new, replaces what is gone. */
export function devicesChanged(): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    const devices = await listDevices();
    const { devices: before } = getState().localMedia;
    dispatch(devicesListed(devices));
    for (const kind of mediaKinds) {
      dispatch(replaceGone(kind, before[listOf[kind]], devices[listOf[kind]]));
      dispatch(offerFound(kind, before[listOf[kind]], devices[listOf[kind]]));
    }
    dispatch(replaceSpeaker(before.speakers, devices.speakers));
  };
}

/** Not every browser ends the track of a device that was unplugged. What is lost is replaced by `deviceLost`. */
function replaceGone(kind: MediaKind, before: readonly Device[], list: readonly Device[]): AppThunk {
  return (dispatch, getState, { media }) => {
    const { deviceId, status } = getState().localMedia[kind];
    // It was taken for interrupted, since the list was late.
    const gone = before.find((device) => device.deviceId === deviceId);
    if (status === "interrupted" && gone && !media.track(kind) && !isListed(list, deviceId)) {
      void dispatch(deviceLost({ kind, ...gone }));
    }
    // The system's own choice ("default") is never listed: the browser itself moves it on.
    const isChoice = deviceId === null || deviceId === "default" || deviceId === "communications";
    if (status !== "ok" || isChoice || isListed(list, deviceId)) return;
    media.lose(kind);
  };
}

function offerFound(kind: MediaKind, before: readonly Device[], list: readonly Device[]): AppThunk {
  return (dispatch, getState) => {
    const { status } = getState().localMedia[kind];
    const found = firstNew(before, list);
    // Before the first permission, and after it was refused, a list says nothing.
    if (!found || (status !== "ok" && status !== "missing")) return;
    dispatch(tellFound(deviceOf[kind], found));
  };
}

function replaceSpeaker(before: readonly Device[], list: readonly Device[]): AppThunk {
  return (dispatch, getState) => {
    const { speakerId } = getState().localMedia;
    const gone = before.find(({ deviceId }) => deviceId === speakerId);
    if (gone && !list.some(({ deviceId }) => deviceId === speakerId)) {
      dispatch(speakerSelected({ deviceId: null }));
      const { label } = gone;
      dispatch(deviceNewsTold({ kind: "speaker", news: { type: "gone", kind: "speaker", label } }));
      return;
    }
    const found = before.length > 0 ? firstNew(before, list) : undefined;
    if (found && "setSinkId" in HTMLMediaElement.prototype) dispatch(tellFound("speaker", found));
  };
}

function tellFound(kind: DeviceKind, { deviceId, label }: Device) {
  return deviceNewsTold({ kind, news: { type: "found", kind, deviceId, label } });
}

function isListed(list: readonly Device[], deviceId: string | null): boolean {
  return list.some((device) => device.deviceId === deviceId);
}

function firstNew(before: readonly Device[], list: readonly Device[]): Device | undefined {
  const known = new Set(before.map(({ deviceId }) => deviceId));
  return list.find(({ deviceId }) => !known.has(deviceId));
}
