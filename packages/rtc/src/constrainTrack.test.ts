import { afterEach, expect, test } from "vitest";
import { constrainTrack } from "./constrainTrack.ts";
import { LocalMedia } from "./LocalMedia.ts";
import { supportedConstraints } from "./supportedConstraints.ts";
import { trackFacts } from "./trackFacts.ts";

const media = new LocalMedia();
afterEach(() => media.stop());

async function open(kind: "audio" | "video"): Promise<MediaStreamTrack> {
  await media.start({ [kind]: {} });
  return media.track(kind)!;
}

test("tells a camera's settings and what it can do", async () => {
  const track = await open("video");
  const facts = trackFacts(track);
  const { width, height } = track.getSettings();
  expect(facts.picture).toMatchObject({ width, height });
  expect(facts.ranges.width).toEqual(track.getCapabilities().width);
  expect(facts.capabilities["width"]).toMatch(/^\d+–\d+$/);
  expect(facts.switchable).toEqual([]);
});

test("tells which processing of a microphone can be switched", async () => {
  const facts = trackFacts(await open("audio"));
  expect(facts.sound.echoCancellation).toBe(true);
  expect(facts.switchable).toContain("echoCancellation");
  expect(facts.ranges).toEqual({});
  expect(facts.settings["sampleRate"]).toMatch(/^\d+$/);
});

test("opens a microphone without the processing that is not wished for", async () => {
  await media.start({ audio: { sound: { echoCancellation: false } } });
  expect(trackFacts(media.track("audio")!).sound).toMatchObject({
    echoCancellation: false,
    noiseSuppression: true,
  });
});

test("tells nothing of capabilities where the browser has no getCapabilities", async () => {
  const track = await open("video");
  const without = new Proxy(track, {
    has: (target, name) => name !== "getCapabilities" && name in target,
    get: (target, name) => (name === "getSettings" ? () => target.getSettings() : undefined),
  });
  expect(trackFacts(without).ranges).toEqual({});
  expect(trackFacts(without).picture.width).toBe(track.getSettings().width);
});

test("sets a picture to exactly what is asked for", async () => {
  const track = await open("video");
  const picture = { width: 640, height: 360, frameRate: 15 };
  expect(await constrainTrack(track, { picture })).toEqual({ outcome: "applied" });
  expect(trackFacts(track).picture).toMatchObject(picture);
});

test("takes a ratio of whole pixels for the ratio that was asked for", async () => {
  const track = await open("video");
  const picture = { width: 854, height: 480, aspectRatio: 16 / 9 };
  expect(await constrainTrack(track, { picture })).toEqual({ outcome: "applied" });
  expect(trackFacts(track).picture).toMatchObject({ width: 854, height: 480 });
});

test("names the constraint that a camera cannot do, and leaves the picture as it was", async () => {
  const track = await open("video");
  const before = trackFacts(track);
  const result = await constrainTrack(track, { picture: { width: 99_999, height: 360 } });
  expect(result).toEqual({ outcome: "overconstrained", constraint: "width" });
  expect(trackFacts(track)).toEqual(before);
});

test("lists what the browser can be asked for by name, in order", () => {
  const names = supportedConstraints();
  expect(names).toEqual(expect.arrayContaining(["aspectRatio", "echoCancellation", "width"]));
  expect(names).toEqual(names.toSorted());
});
