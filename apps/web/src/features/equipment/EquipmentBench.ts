import { ClipRecorder } from "@televisit/rtc/ClipRecorder";
import { DeviceCatalogue } from "@televisit/rtc/DeviceCatalogue";
import { NetworkTest } from "@televisit/rtc/NetworkTest";
import { ScreenCapture } from "@televisit/rtc/ScreenCapture";
import { TestTone } from "@televisit/rtc/TestTone";

/** What this page has on its bench beside camera and microphone; each owns its live objects. */
export class EquipmentBench {
  readonly devices = new DeviceCatalogue();
  readonly clip = new ClipRecorder();
  readonly screen = new ScreenCapture();
  readonly tone = new TestTone();
  readonly network = new NetworkTest();

  /** Stops and drops everything; the bench can be used again afterwards. */
  clear(): void {
    this.clip.discard();
    this.screen.stop();
    this.tone.stop();
    this.network.stop();
  }
}
