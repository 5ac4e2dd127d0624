import { afterEach, beforeEach, expect, test } from "vitest";
import { watchAudioLevel } from "./audioLevel.ts";
import { TestTone } from "./TestTone.ts";

let tone: TestTone;
beforeEach(() => {
  tone = new TestTone();
});
afterEach(() => tone.stop());

test("can be heard, and ends by itself", async () => {
  await tone.play(null);
  const facts = tone.facts.current;
  if (facts.phase !== "playing") throw new Error("not playing");
  const watching = new AbortController();
  const loud = new Promise<void>((resolve) => {
    watchAudioLevel(facts.stream, (level) => level > 0.5 && resolve(), watching.signal);
  });
  await loud;
  watching.abort();
  await expect.poll(() => tone.facts.current.phase, { timeout: 10_000 }).toBe("silent");
});

test("says so when the speaker does not exist", async () => {
  await tone.play("unplugged");
  expect(tone.facts.current).toEqual({ phase: "failed" });
});

test("is silent when stopped, also before it has begun", async () => {
  await tone.play(null);
  tone.stop();
  expect(tone.facts.current.phase).toBe("silent");
  const beginning = tone.play(null);
  tone.stop();
  await beginning;
  expect(tone.facts.current.phase).toBe("silent");
});
