import { Facts } from "./Facts.ts";

/** One entry of the browser's own list; the `label` is empty until a device of the kind was allowed. */
export interface ListedDevice {
  kind: MediaDeviceKind;
  deviceId: string;
  label: string;
}

/**
 * Everything that the browser lists, unchanged: the system's choice is there a second time, and
 * without permission there is one nameless entry of each kind. `listDevices` is for choosing from.
 */
export class DeviceCatalogue {
  readonly facts = new Facts<ListedDevice[]>([]);
  #reading: symbol | null = null;

  /** Reads the list again. Of two overlapping readings the later one counts. */
  async read(): Promise<void> {
    if (!("mediaDevices" in navigator)) return;
    const reading = Symbol("reading");
    this.#reading = reading;
    const devices = await navigator.mediaDevices.enumerateDevices();
    if (this.#reading !== reading) return;
    this.facts.become(devices.map(({ kind, deviceId, label }) => ({ kind, deviceId, label })));
  }
}
