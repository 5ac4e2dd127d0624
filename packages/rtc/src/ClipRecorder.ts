import { Facts } from "./Facts.ts";

/** A finished recording, held in memory until the next one or `discard`. */
export interface Clip {
  /** A blob: URL, good until the clip is discarded. */
  url: string;
  /** Milliseconds. */
  length: number;
  /** Bytes. */
  size: number;
  mimeType: string;
}

export type ClipFacts =
  | { phase: "empty" }
  /** `startedAt` by `Date.now()`. */
  | { phase: "recording"; startedAt: number }
  | { phase: "recorded"; clip: Clip }
  /** The browser could not record this. */
  | { phase: "failed" };

/** VP8 first: the cheapest to encode, so that a clip on a slow machine still looks like a call. */
const formats = ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];

/** A clip is held in memory; a minute is enough to look at oneself. */
const LONGEST = 60_000;

/** Records one clip at a time and owns it: the recorder, its chunks and the blob's URL. */
export class ClipRecorder {
  static readonly supported = "MediaRecorder" in globalThis;
  readonly facts = new Facts<ClipFacts>({ phase: "empty" });
  #recorder: MediaRecorder | null = null;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  /**
   * Begins a clip of the stream's tracks as they are now; drops the clip before. Ends by `finish`,
   * when the tracks end, or by itself after a minute.
   * @param longest ms
   */
  record(stream: MediaStream, longest = LONGEST): void {
    this.discard();
    try {
      // A stream of its own: a recorder gives up when tracks of its stream are exchanged (MediaStream Recording §2.3).
      this.#recorder = this.#start(new MediaStream(stream.getTracks()), longest);
    } catch {
      this.facts.become({ phase: "failed" });
    }
  }

  /** Ends the recording; the clip is in the facts a moment later. */
  finish(): void {
    if (this.#recorder?.state === "recording") this.#recorder.stop();
  }

  /** Drops the clip, or the recording that is under way. */
  discard(): void {
    clearTimeout(this.#deadline);
    const recorder = this.#recorder;
    this.#recorder = null;
    if (recorder?.state === "recording") recorder.stop();
    const facts = this.facts.current;
    if (facts.phase === "recorded") URL.revokeObjectURL(facts.clip.url);
    if (facts.phase !== "empty") this.facts.become({ phase: "empty" });
  }

  #start(stream: MediaStream, longest: number): MediaRecorder {
    const mimeType = formats.find((format) => MediaRecorder.isTypeSupported(format));
    const recorder = new MediaRecorder(stream, mimeType === undefined ? {} : { mimeType });
    const chunks: Blob[] = [];
    let startedAt = Number.POSITIVE_INFINITY;
    recorder.addEventListener("start", () => {
      // Only with the first encoded data, which may be a while after `start()`.
      startedAt = performance.now();
      if (this.#recorder === recorder) this.#deadline = setTimeout(() => this.finish(), longest);
    });
    recorder.addEventListener("dataavailable", ({ data }) => chunks.push(data));
    recorder.addEventListener("stop", () => {
      if (this.#recorder !== recorder) return; // discarded meanwhile
      this.#keep(new Blob(chunks, { type: recorder.mimeType }), Math.max(0, performance.now() - startedAt));
    });
    recorder.start();
    this.facts.become({ phase: "recording", startedAt: Date.now() });
    return recorder;
  }

  #keep(blob: Blob, length: number): void {
    clearTimeout(this.#deadline);
    this.#recorder = null;
    if (blob.size === 0) {
      this.facts.become({ phase: "failed" });
      return;
    }
    const clip = { url: URL.createObjectURL(blob), length, size: blob.size, mimeType: blob.type };
    this.facts.become({ phase: "recorded", clip });
  }
}
