import { expect, test } from "vitest";
import { watchMutedSpeech } from "./watchMutedSpeech.ts";

/** A microphone into which somebody hums without a pause, muted. */
function mutedHum() {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const hum = new OscillatorNode(context, { frequency: 220 });
  hum.connect(out);
  hum.start();
  const [track] = out.stream.getAudioTracks();
  if (!track) throw new Error("no track");
  track.enabled = false;
  return { track, hum, close: () => context.close() };
}

test("hears speech in a muted track, which stays muted, and its end", async () => {
  const { track, hum, close } = mutedHum();
  const scope = new AbortController();
  const heard: boolean[] = [];
  watchMutedSpeech(track, (speaking) => heard.push(speaking), scope.signal);
  await expect.poll(() => heard, { timeout: 5000 }).toEqual([true]);
  expect(track.enabled).toBe(false);
  hum.stop();
  await expect.poll(() => heard, { timeout: 5000 }).toEqual([true, false]);
  scope.abort();
  await close();
});

test("stops its copy when it is told to stop, and nothing else", async () => {
  const { track, close } = mutedHum();
  const copies: MediaStreamTrack[] = [];
  const clone = track.clone.bind(track);
  track.clone = () => {
    const copy = clone();
    copies.push(copy);
    return copy;
  };
  const scope = new AbortController();
  watchMutedSpeech(track, () => undefined, scope.signal);
  scope.abort();
  watchMutedSpeech(track, () => undefined, scope.signal);
  expect(copies.map(({ readyState }) => readyState)).toEqual(["ended"]);
  expect(track.readyState).toBe("live");
  await close();
});
