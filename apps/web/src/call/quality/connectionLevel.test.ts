import type { LinkSample } from "@televisit/rtc/LinkSample";
import { expect, test } from "vitest";
import { connectionLevel } from "./connectionLevel.ts";

const sample: LinkSample = {
  at: 0,
  roundTrip: 40,
  loss: 0,
  jitter: 3,
  sendBitrate: 60_000,
  receiveBitrate: 60_000,
  availableBitrate: 1_500_000,
  width: 640,
  height: 360,
  framesPerSecond: 20,
  sentWidth: 1280,
  sentHeight: 720,
  sentFramesPerSecond: 30,
  path: "direct",
};

test.each([
  [{}, "good"],
  [{ roundTrip: 300, loss: 0.03, jitter: 40 }, "good"],
  [{ roundTrip: 301 }, "fair"],
  [{ loss: 0.031 }, "fair"],
  [{ jitter: 41 }, "fair"],
  [{ roundTrip: 600, loss: 0.1, jitter: 100 }, "fair"],
  [{ roundTrip: 601 }, "poor"],
  [{ loss: 0.101 }, "poor"],
  [{ jitter: 101 }, "poor"],
] as const)("%j makes a connection %s", (measured, level) => {
  expect(connectionLevel({ ...sample, ...measured })).toBe(level);
});

test("one bad number is enough, however good the others are", () => {
  expect(connectionLevel({ ...sample, roundTrip: 1, loss: 0.5, jitter: 0 })).toBe("poor");
});

test("what the browser does not say counts for nothing", () => {
  expect(connectionLevel({ ...sample, roundTrip: null, loss: null, jitter: null })).toBe("good");
  expect(connectionLevel({ ...sample, roundTrip: null, loss: null, jitter: 101 })).toBe("poor");
});

test("a relay or a small picture is no worse a connection", () => {
  expect(connectionLevel({ ...sample, path: "relayed", width: 160, framesPerSecond: 5 })).toBe("good");
});
