import { Facts } from "./Facts.ts";

export type ToneFacts =
  | { phase: "silent" }
  /** `stream` is what is being played, to be measured. */
  | { phase: "playing"; stream: MediaStream }
  /** This speaker could not be used. */
  | { phase: "failed" };

/** A rising chord, in hertz: easier to recognise, and kinder, than a single beep. */
const NOTES = [440, 554.37, 659.25];
/** Seconds. */
const NOTE_LENGTH = 0.7;
const LOUDNESS = 0.25;

/**
 * Plays a short tone on a chosen speaker. Through an audio element, because `setSinkId` of an
 * element is in more browsers than that of an AudioContext.
 */
export class TestTone {
  readonly facts = new Facts<ToneFacts>({ phase: "silent" });
  #playing: AbortController | null = null;

  /**
   * Resolves when the tone can be heard or could not be started; never rejects.
   * @param speakerId null is the system's own choice
   */
  async play(speakerId: string | null): Promise<void> {
    this.stop();
    const playing = new AbortController();
    this.#playing = playing;
    const context = new AudioContext();
    playing.signal.addEventListener("abort", () => void context.close(), { once: true });
    try {
      const stream = this.#compose(context);
      await playOn(stream, speakerId, playing.signal);
      if (!playing.signal.aborted) this.facts.become({ phase: "playing", stream });
    } catch {
      if (playing.signal.aborted) return;
      this.stop();
      this.facts.become({ phase: "failed" });
    }
  }

  stop(): void {
    this.#playing?.abort();
    this.#playing = null;
    if (this.facts.current.phase !== "silent") this.facts.become({ phase: "silent" });
  }

  #compose(context: AudioContext): MediaStream {
    const output = context.createMediaStreamDestination();
    const notes = NOTES.map((pitch, index) => sound(context, pitch, index * NOTE_LENGTH));
    for (const { volume } of notes) volume.connect(output);
    const playing = this.#playing;
    notes.at(-1)?.oscillator.addEventListener("ended", () => {
      if (this.#playing === playing) this.stop();
    });
    return output.stream;
  }
}

/** One note; it swells and fades, since a sudden start or end would click. `start` is in seconds from now. */
function sound(context: AudioContext, pitch: number, start: number) {
  const from = context.currentTime + start;
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.05);
  volume.gain.setValueAtTime(LOUDNESS, from + NOTE_LENGTH - 0.1);
  volume.gain.linearRampToValueAtTime(0, from + NOTE_LENGTH);
  const oscillator = new OscillatorNode(context, { frequency: pitch });
  oscillator.connect(volume);
  oscillator.start(from);
  oscillator.stop(from + NOTE_LENGTH);
  return { oscillator, volume };
}

async function playOn(stream: MediaStream, speakerId: string | null, signal: AbortSignal): Promise<void> {
  const element = new Audio();
  signal.addEventListener("abort", () => {
    element.pause();
    element.srcObject = null;
  });
  element.srcObject = stream;
  if (speakerId !== null && "setSinkId" in element) await element.setSinkId(speakerId);
  await element.play();
}
