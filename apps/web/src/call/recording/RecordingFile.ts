import type { DiskFile } from "./DiskFile.ts";
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

  /** Adds what was recorded since the last time, in the order of the calls. @param length ms recorded by now */
  write(chunk: Blob, length: number): void {
    this.#then(async () => {
      await this.#take(chunk);
      if (!this.#disk?.isDue(length) || this.#head) return;
      await this.#stamp(this.#disk, length);
      await this.#disk.save(length);
    });
  }

  /** Closes the file. Never rejects. @param length ms recorded */
  async close(length: number, type: string): Promise<Kept> {
    this.#then(async () => {
      if (this.#head) await this.#append(new Blob([this.#head]));
      if (!this.#disk) return;
      await this.#stamp(this.#disk, length);
      await this.#disk.close();
    });
    await this.#done;
    if (this.#failed) return { kind: this.#disk?.isSaved ? "cut" : "nothing" };
    if (this.#disk) return { kind: "disk" };
    const blob = this.#whole(length, type);
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

  async #stamp(disk: DiskFile, length: number): Promise<void> {
    if (this.#durationAt !== null) await disk.overwrite(this.#durationAt, durationBytes(length));
  }

  #whole(length: number, type: string): Blob {
    const whole = new Blob(this.#parts, { type });
    const at = this.#durationAt;
    if (at === null) return whole;
    const duration = durationBytes(length);
    return new Blob([whole.slice(0, at), duration, whole.slice(at + duration.length)], { type });
  }
}
