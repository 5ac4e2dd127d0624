/** Levels of `watchAudioLevel` above this are speech close by, not a room (about -36 dBFS). */
const LOUD = 0.4;
/** Milliseconds of sound that are speech: more than a key or a door, less than a word. */
const ENOUGH = 300;
/** Milliseconds that one measurement may stand for: pages in the background are measured rarely. */
const LONGEST_STEP = 100;

/** Tells speech from a click by how long it lasts; short pauses between words take away less than words add. */
export class SpeechDetector {
  #heard = 0;
  #at: number | null = null;

  /**
   * Takes in one measurement and returns whether somebody is speaking.
   * @param level 0 to 1, as `watchAudioLevel` measures it
   * @param now a clock in ms
   */
  hear(level: number, now: number): boolean {
    const passed = Math.min(LONGEST_STEP, now - (this.#at ?? now));
    this.#at = now;
    const heard = this.#heard + (level > LOUD ? passed : -passed / 2);
    this.#heard = Math.min(ENOUGH, Math.max(0, heard));
    return this.#heard >= ENOUGH;
  }
}
