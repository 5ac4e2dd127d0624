import { afterEach, beforeEach, expect, test } from "vitest";
import { watchAudioLevel } from "./audioLevel.ts";

let scope: AbortController;
let stream: MediaStream;

beforeEach(async () => {
  scope = new AbortController();
  stream = await navigator.mediaDevices.getUserMedia({ audio: true });
});
afterEach(() => {
  scope.abort();
  for (const track of stream.getTracks()) track.stop();
});

test("hears the microphone, and silence when it is muted", async () => {
  const levels: number[] = [];
  watchAudioLevel(stream.getAudioTracks()[0]!, (level) => levels.push(level), scope.signal);
  await expect.poll(() => Math.max(...levels), { timeout: 5000 }).toBeGreaterThan(0.3);
  expect(Math.max(...levels)).toBeLessThanOrEqual(1);
  for (const track of stream.getTracks()) track.enabled = false;
  await expect.poll(() => levels.slice(-90), { timeout: 10_000 }).toEqual(Array<number>(90).fill(0));
});

test("measures nothing after its end", async () => {
  let calls = 0;
  await new Promise<void>((resolve) => {
    watchAudioLevel(
      stream,
      () => {
        calls += 1;
        resolve();
      },
      scope.signal,
    );
  });
  scope.abort();
  const until = calls;
  for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
  expect(calls).toBe(until);
});

test("does nothing for a stream without sound", () => {
  expect(() => watchAudioLevel(new MediaStream(), () => undefined, scope.signal)).not.toThrow();
});
