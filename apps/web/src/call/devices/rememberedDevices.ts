import * as z from "zod/mini";
import type { DeviceKind } from "../slices/localMedia.ts";
import { REMEMBERED } from "./hasRemembered.ts";

const Label = z.optional(z.string().check(z.maxLength(200)));
const Remembered = z.object({ camera: Label, microphone: Label, speaker: Label });
type RememberedDevices = z.infer<typeof Remembered>;

/**
 * The names of the devices that were chosen last. Names, not ids: a browser gives a device another
 * id once its site data are cleared. Nothing when nothing readable is kept.
 */
export function rememberedDevices(): RememberedDevices {
  try {
    return Remembered.parse(JSON.parse(localStorage.getItem(REMEMBERED) ?? "{}"));
  } catch {
    return {};
  }
}

/** Keeps the name of a device that a person chose. Where storage is blocked the choice holds for this page. */
export function rememberDevice(kind: DeviceKind, label: string): void {
  if (label === "") return;
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify({ ...rememberedDevices(), [kind]: label }));
  } catch {
    // blocked or full: only convenience is lost
  }
}
