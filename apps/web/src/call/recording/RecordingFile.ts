import type { DiskFile } from "./DiskFile.ts";
import { WebmClock } from "./WebmClock.ts";
import { durationBytes, insertDuration } from "./webmDuration.ts";

/** Where the head of a WebM file has long ended. */
const LONGEST_HEAD = 65_536;

/** What is left when the file is closed: `cut` lacks its end. */
export type Kept = { kind: "disk" | "cut" | "nothing" } | { kind: "memory"; blob: Blob };

/** One file that grows while it is recorded: on the disk where the browser lets us, else in memory. */
export class RecordingFile {
  readonly #disk: DiskFile | null;
  readonly #onFailed: () => void;
  readonly #parts: Blob[] = [];
  readonly #clock = new WebmClock();
  /** What came before the place of the duration was known. */
  #head: Uint8Array<ArrayBuffer> | null = new Uint8Array();
  #durationAt: number | null = null;
  #done: Promise<void> = Promise.resolve();
  #failed = false;

  /** `onFailed` is called once when it cannot be written any more. */
  constructor(disk: DiskFile | null, onFailed: () => void) {
    this.#disk = disk;
    this.#onFailed = onFailed;
  }

  /** Adds what was recorded since the last time, in the order of the calls. */
  write(chunk: Blob): void {
    this.#then(async () => {
      this.#clock.read(new Uint8Array(await chunk.arrayBuffer()));
      await this.#take(chunk);
      if (!this.#disk?.isDue(this.#clock.latest)) return;
      await this.#stamp(this.#disk);
      await this.#disk.save(this.#clock.latest);
    });
  }

  /** Closes the file. Never rejects. @param type its media type */
  async close(type: string): Promise<Kept> {
    this.#then(async () => {
      if (this.#head) await this.#append(new Blob([this.#head]));
      if (!this.#disk) return;
      await this.#stamp(this.#disk);
      await this.#disk.close();
    });
    await this.#done;
    if (this.#failed) return { kind: this.#disk?.isSaved ? "cut" : "nothing" };
    if (this.#disk) return { kind: "disk" };
    const blob = this.#whole(type);
    return blob.size > 0 ? { kind: "memory", blob } : { kind: "nothing" };
  }

  #then(step: () => Promise<void>): void {
    this.#done = this.#done
      .then(() => (this.#failed ? undefined : step()))
      .catch(() => {
        this.#failed = true;
        this.#onFailed();
      });
  }

  async #take(chunk: Blob): Promise<void> {
    if (!this.#head) return this.#append(chunk);
    // The first chunk may be a few bytes only.
    const head = new Uint8Array(await new Blob([this.#head, chunk]).arrayBuffer());
    const patched = insertDuration(head);
    this.#durationAt = patched?.at ?? null;
    this.#head = head;
    if (!patched && head.length < LONGEST_HEAD) return;
    this.#head = null;
    await this.#append(new Blob([patched?.head ?? head]));
  }

  async #append(part: Blob): Promise<void> {
    if (this.#disk) await this.#disk.append(part);
    else this.#parts.push(part);
  }

  async #stamp(disk: DiskFile): Promise<void> {
    if (this.#durationAt !== null) await disk.overwrite(this.#durationAt, durationBytes(this.#clock.latest));
  }

  #whole(type: string): Blob {
    const whole = new Blob(this.#parts, { type });
    const at = this.#durationAt;
    if (at === null) return whole;
    const duration = durationBytes(this.#clock.latest);
    return new Blob([whole.slice(0, at), duration, whole.slice(at + duration.length)], { type });
  }
}
