import type { Device } from "@televisit/rtc/devices";
import type { MediaFacts } from "@televisit/rtc/MediaSlot";

/**
 * The id of the listed device that is in use, empty when none is. Chromium opens the system's choice under
 * an id of its own ("default"), and only its name says which of the list it is ("Default - Headset").
 */
export function currentDevice(
  list: readonly Device[],
  { deviceId, label }: Pick<MediaFacts, "deviceId" | "label">,
): string {
  if (deviceId === null) return "";
  const same = list.find((device) => device.deviceId === deviceId);
  const named = list.find((device) => device.label !== "" && label.includes(device.label));
  return (same ?? named)?.deviceId ?? deviceId;
}
