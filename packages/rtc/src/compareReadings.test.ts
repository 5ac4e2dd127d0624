import { expect, it } from "vitest";
import { compareReadings } from "./compareReadings.ts";
import type { LinkReading } from "./readLink.ts";

const now = {
  roundTrip: 40,
  jitter: 3,
  availableBitrate: null,
  width: 640,
  height: 360,
  framesPerSecond: 20,
  sentWidth: 1280,
  sentHeight: 720,
  sentFramesPerSecond: 30,
  path: "direct",
} as const;
const reading: LinkReading = {
  at: 1000,
  packetsReceived: 100,
  packetsLost: 10,
  bytesSent: 10_000,
  bytesReceived: 50_000,
  remoteLoss: [],
  now,
};

it("turns counters into bits a second and a part lost", () => {
  const later = {
    ...reading,
    at: 3000,
    packetsReceived: 190,
    packetsLost: 20,
    bytesSent: 35_000,
    bytesReceived: 100_000,
  };
  const { sendBitrate, receiveBitrate, loss } = compareReadings(reading, later);
  expect(sendBitrate).toBe(100_000);
  expect(receiveBitrate).toBe(200_000);
  expect(loss).toBeCloseTo(0.1);
});

it("takes the worse direction", () => {
  const later = { ...reading, at: 2000, packetsReceived: 200, remoteLoss: [0.02, 0.3] };
  expect(compareReadings(reading, later).loss).toBe(0.3);
});

it("knows no loss where nothing went either way", () => {
  expect(compareReadings(reading, { ...reading, at: 2000 }).loss).toBeNull();
});

it("does not take a packet that came late for less than no loss", () => {
  const later = { ...reading, at: 2000, packetsReceived: 150, packetsLost: 8, bytesSent: 9000 };
  expect(compareReadings(reading, later)).toMatchObject({ loss: 0, sendBitrate: 0 });
});
