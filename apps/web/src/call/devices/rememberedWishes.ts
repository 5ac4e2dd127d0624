import { listDevices } from "@televisit/rtc/devices";
import type { StartRequest } from "@televisit/rtc/LocalMedia";
import { rememberedDevices } from "./rememberedDevices.ts";

/**
 * Which devices to open, by what was chosen last time. Before the permission of this visit some
 * browsers give no names: `restoreDevices` sets that right afterwards.
 */
export async function rememberedWishes(): Promise<StartRequest> {
  const { camera, microphone } = rememberedDevices();
  const { cameras, microphones } = await listDevices();
  const video = cameras.find(({ label }) => label === camera);
  const audio = microphones.find(({ label }) => label === microphone);
  return {
    ...(audio && { audio: { deviceId: audio.deviceId } }),
    ...(video && { video: { deviceId: video.deviceId } }),
  };
}
