import { PictureGrid } from "./PictureGrid.ts";
import { SoundMix } from "./SoundMix.ts";

/** Ms of recording that are handed over at a time. */
const SLICE = 1000;

interface CallRecorderOptions {
  mimeType: string;
  /** What is shared at the moment; asked for each picture. */
  screens: () => readonly MediaStream[];
  /** Takes each part of the file. */
  onData: (part: Blob) => void;
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

  /** Ends the recording. Resolves once the last of it has been handed over. */
  async stop(): Promise<void> {
    const recorder = this.#recorder;
    if (recorder && recorder.state !== "inactive") {
      const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
      recorder.stop();
      await stopped;
    }
    this.#release();
  }

  #begin(streams: readonly MediaStream[], { mimeType, screens, onData, onEnded }: CallRecorderOptions): void {
    const sound = new SoundMix(streams);
    this.#closers.push(() => sound.close());
    sound.follow();
    const pictures = new PictureGrid(streams, { screens, onTick: () => sound.follow() });
    this.#closers.push(() => pictures.close());
    const tracks = [pictures.stream, sound.stream].flatMap((stream) => stream.getTracks());
    const recorder = new MediaRecorder(new MediaStream(tracks), { mimeType });
    recorder.addEventListener("dataavailable", ({ data }) => onData(data));
    recorder.addEventListener("stop", onEnded);
    recorder.start(SLICE);
    this.#recorder = recorder;
  }

  #release(): void {
    for (const close of this.#closers.splice(0)) close();
  }
}
