import { expect, test } from "vitest";
import { SpeechDetector } from "./SpeechDetector.ts";

/** Whether speech was heard in these stretches of [level, ms], measured every 20 ms. */
function hears(...stretches: [level: number, ms: number][]): boolean {
  const detector = new SpeechDetector();
  let now = 0;
  let heard = false;
  for (const [level, ms] of stretches) {
    for (const end = now + ms; now < end; now += 20) heard = detector.hear(level, now) || heard;
  }
  return heard;
}

test("hears a word, and words with short pauses between them", () => {
  expect(hears([0.6, 400])).toBe(true);
  expect(hears([0.6, 150], [0, 60], [0.6, 150], [0, 60], [0.6, 150])).toBe(true);
});

test("takes neither a quiet room nor single clicks for speech", () => {
  expect(hears([0.3, 5000])).toBe(false);
  const clicks = Array.from({ length: 20 }, (): [number, number][] => [
    [0.9, 40],
    [0.1, 400],
  ]);
  expect(hears(...clicks.flat())).toBe(false);
});

test("does not take one measurement after a long pause for a long sound", () => {
  const detector = new SpeechDetector();
  detector.hear(0, 0);
  expect(detector.hear(0.9, 5000)).toBe(false);
});
