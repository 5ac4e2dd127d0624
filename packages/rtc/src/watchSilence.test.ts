import { afterEach, expect, test, vi } from "vitest";
import { connected, hearsMore } from "./testing/flow.ts";
import { Party, wire } from "./testing/Party.ts";
import { watchSilence } from "./watchSilence.ts";

let end = new AbortController();

afterEach(() => {
  end.abort();
  end = new AbortController();
  vi.useRealTimers();
});

test("notices that the other side has fallen silent, and again the next time", async () => {
  const [client, professional] = [new Party("client"), new Party("professional")];
  end.signal.addEventListener("abort", () => [client, professional].forEach((party) => party.close()));
  wire(client, professional);
  await client.media.start({ audio: {}, video: {} });
  professional.open({ polite: false, initiator: false });
  client.open({ polite: true, initiator: true });
  await connected(client, professional);
  await hearsMore(professional);
  let silences = 0;
  let sounds = 0;
  const onSilence = () => {
    silences += 1;
  };
  const onSound = () => {
    sounds += 1;
  };
  watchSilence(professional.peerConnection!, { onSilence, onSound, signal: end.signal });
  const senders = client.peerConnection!.getSenders();
  const tracks = senders.map(({ track }) => track);
  for (const round of [1, 2]) {
    expect(sounds).toBe(round - 1);
    for (const sender of senders) await sender.replaceTrack(null);
    await expect.poll(() => silences, { timeout: 10_000 }).toBeGreaterThanOrEqual(round);
    for (const [index, sender] of senders.entries()) await sender.replaceTrack(tracks[index] ?? null);
    await hearsMore(professional);
    await expect.poll(() => sounds, { timeout: 10_000 }).toBe(round);
  }
});

/** A watch over two receivers that have last played at the given times; nothing at 0. */
function watchTimes(times: [number, number]): () => number {
  vi.useFakeTimers();
  let silences = 0;
  const source = (timestamp: number) => ({
    getSynchronizationSources: () => (timestamp ? [{ timestamp }] : []),
  });
  const getReceivers = () => times.map(source) as object[] as RTCRtpReceiver[];
  watchSilence(
    { getReceivers },
    { onSilence: () => (silences += 1), onSound: () => undefined, signal: end.signal },
  );
  return () => silences;
}

test("tells of a silence once, after six tenths of a second", () => {
  const times: [number, number] = [1000, 1010];
  const silences = watchTimes(times);
  vi.advanceTimersByTime(700);
  expect(silences()).toBe(0);
  vi.advanceTimersByTime(200);
  expect(silences()).toBe(1);
  vi.advanceTimersByTime(60_000);
  expect(silences()).toBe(1);
});

test("one line that goes on is no silence, and before the first sound nothing is missed", () => {
  const times: [number, number] = [0, 0];
  const silences = watchTimes(times);
  vi.advanceTimersByTime(10_000);
  for (let look = 1; look < 50; look += 1) {
    times[1] = look;
    vi.advanceTimersByTime(400);
  }
  expect(silences()).toBe(0);
});

test("looks no more after the end", () => {
  const silences = watchTimes([1000, 0]);
  end.abort();
  vi.advanceTimersByTime(10_000);
  expect(silences()).toBe(0);
});
