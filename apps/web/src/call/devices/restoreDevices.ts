import type { AppThunk } from "../../app/store.ts";
import { speakerSelected } from "../slices/localMedia.ts";
import { currentDevice } from "./currentDevice.ts";
import { rememberedDevices } from "./rememberedDevices.ts";

/** Once the names can be read: goes over to the devices that were chosen last time, those that are there. */
export function restoreDevices(): AppThunk<Promise<void>> {
  return async (dispatch, getState, { media }) => {
    const { camera, microphone, speaker } = rememberedDevices();
    const { audio, video, devices } = getState().localMedia;
    const wishedSpeaker = devices.speakers.find(({ label }) => label === speaker);
    if (wishedSpeaker) dispatch(speakerSelected({ deviceId: wishedSpeaker.deviceId }));
    const kinds = [
      { kind: "audio", facts: audio, list: devices.microphones, wished: microphone },
      { kind: "video", facts: video, list: devices.cameras, wished: camera },
    ] as const;
    const switches = kinds.map(async ({ kind, facts, list, wished }) => {
      const device = list.find(({ label }) => label === wished);
      if (!device || facts.status !== "ok" || currentDevice(list, facts) === device.deviceId) return;
      await media.selectDevice(kind, device.deviceId);
    });
    await Promise.all(switches);
  };
}
