export interface Device {
  deviceId: string;
  /** Empty until a device of the kind has been allowed. */
  label: string;
}

export interface DeviceLists {
  cameras: Device[];
  microphones: Device[];
  speakers: Device[];
}

/** Chromium lists the system's choice a second and third time under these ids. */
const aliases: ReadonlySet<string> = new Set(["default", "communications"]);

/**
 * The devices one can choose from, each once. Empty lists before any permission (browsers then
 * give no ids) and where the page may not ask at all.
 */
export async function listDevices(): Promise<DeviceLists> {
  const devices = "mediaDevices" in navigator ? await navigator.mediaDevices.enumerateDevices() : [];
  return {
    cameras: choices(devices, "videoinput"),
    microphones: choices(devices, "audioinput"),
    speakers: choices(devices, "audiooutput"),
  };
}

/** Calls the listener whenever a device is plugged in or out, until the signal aborts. */
export function onDeviceChange(listener: () => void, signal: AbortSignal): void {
  if (!("mediaDevices" in navigator)) return;
  navigator.mediaDevices.addEventListener("devicechange", () => listener(), { signal });
}

function choices(devices: readonly MediaDeviceInfo[], kind: MediaDeviceKind): Device[] {
  const found = devices.filter((device) => device.kind === kind && device.deviceId !== "");
  const real = found.filter(({ deviceId }) => !aliases.has(deviceId));
  const byId = new Map((real.length > 0 ? real : found).map((device) => [device.deviceId, device]));
  return [...byId.values()].map(({ deviceId, label }) => ({ deviceId, label: withoutUsbId(label) }));
}

/** Chromium appends vendor and product to the name, e.g. "Webcam C270 (046d:0825)". */
function withoutUsbId(label: string): string {
  return label.replace(/\s*\([\da-f]{4}:[\da-f]{4}\)$/i, "");
}
