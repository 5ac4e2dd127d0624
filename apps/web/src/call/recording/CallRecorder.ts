import { PictureGrid } from "./PictureGrid.ts";
import { SoundMix } from "./SoundMix.ts";

/** Ms of recording that are handed over at a time. */
const SLICE = 1000;

interface CallRecorderOptions {
  mimeType: string;
  /** Takes each part of the file, with the ms that have been recorded by then. */
  onData: (part: Blob, length: number) => void;
  /** Called when the browser gives up by itself. */
  onEnded: () => void;
}

/**
 * Records several streams as one, and owns all that it takes. Their tracks may come and go, at which a recorder would
 * give up (MediaStream Recording §2.3): so it records a canvas and a mix of their sound instead.
 */
export class CallRecorder {
  readonly #closers: (() => void)[] = [];
  #recorder: MediaRecorder | null = null;
  #startedAt = performance.now();

  private constructor() {}

  /** Begins at once. @throws {DOMException} when the browser cannot */
  static start(streams: readonly MediaStream[], options: CallRecorderOptions): CallRecorder {
    const recorder = new CallRecorder();
    try {
      recorder.#begin(streams, options);
    } catch (error) {
      recorder.#release();
      throw error;
    }
    return recorder;
  }

  /** Ends the recording. Resolves with its length in ms once the last of it has been handed over. */
  async stop(): Promise<number> {
    const recorder = this.#recorder;
    const length = performance.now() - this.#startedAt;
    if (recorder && recorder.state !== "inactive") {
      const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
      recorder.stop();
      await stopped;
    }
    this.#release();
    return length;
  }

  #begin(streams: readonly MediaStream[], { mimeType, onData, onEnded }: CallRecorderOptions): void {
    const sound = new SoundMix(streams);
    this.#closers.push(() => sound.close());
    sound.follow();
    const pictures = new PictureGrid(streams, () => sound.follow());
    this.#closers.push(() => pictures.close());
    const tracks = [pictures.stream, sound.stream].flatMap((stream) => stream.getTracks());
    const recorder = new MediaRecorder(new MediaStream(tracks), { mimeType });
    const lengthNow = () => performance.now() - this.#startedAt;
    recorder.addEventListener("start", () => {
      this.#startedAt = performance.now(); // with the first encoded data, which may be a while after start()
    });
    recorder.addEventListener("dataavailable", ({ data }) => onData(data, lengthNow()));
    recorder.addEventListener("stop", onEnded);
    recorder.start(SLICE);
    this.#recorder = recorder;
  }

  #release(): void {
    for (const close of this.#closers.splice(0)) close();
  }
}
