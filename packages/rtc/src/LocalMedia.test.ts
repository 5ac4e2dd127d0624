import { afterEach, beforeEach, expect, test } from "vitest";
import { listDevices } from "./devices.ts";
import { LocalMedia, type LocalMediaSnapshot } from "./LocalMedia.ts";
import { interceptGetUserMedia, rejectWith } from "./testing/getUserMedia.ts";

let media: LocalMedia;
let statuses: LocalMediaSnapshot[];
let restore: () => void;

beforeEach(() => {
  media = new LocalMedia();
  statuses = [];
  restore = () => undefined;
  media.events.on("changed", (snapshot) => statuses.push(snapshot));
});
afterEach(() => {
  media.stop();
  restore();
});

/** Every track that is opened from now on. */
function watchOpened(before: MediaDevices["getUserMedia"] | null = null): MediaStreamTrack[] {
  const opened: MediaStreamTrack[] = [];
  restore = interceptGetUserMedia((real) => async (constraints) => {
    const stream = await (before ?? real)(constraints);
    opened.push(...stream.getTracks());
    return stream;
  });
  return opened;
}

const live = (tracks: MediaStreamTrack[]) => tracks.filter(({ readyState }) => readyState === "live");

async function cameraIds(): Promise<string[]> {
  await media.start({ video: {} });
  return (await listDevices()).cameras.map(({ deviceId }) => deviceId);
}

test("opens camera and microphone with one question", async () => {
  let questions = 0;
  restore = interceptGetUserMedia((real) => (constraints) => {
    questions += 1;
    return real(constraints);
  });
  await media.start({ audio: {}, video: {} });
  expect(questions).toBe(1);
  const { audio, video } = media.snapshot();
  expect(audio).toMatchObject({ status: "ok", muted: false, label: expect.stringContaining("Fake") });
  expect(video).toMatchObject({ status: "ok", muted: false, deviceId: expect.stringMatching(/.+/) });
  expect(media.stream.getTracks()).toHaveLength(2);
  expect(statuses[0]?.audio.status).toBe("opening");
});

test("asks for echo cancellation and a 720p picture", async () => {
  await media.start({ audio: {}, video: {} });
  expect(media.track("audio")?.getSettings().echoCancellation).not.toBe(false);
  expect(media.track("video")?.getSettings()).toMatchObject({ width: 1280, height: 720 });
});

test("opens only what was asked for", async () => {
  await media.start({ audio: {} });
  expect(media.snapshot().video.status).toBe("idle");
  expect(media.track("video")).toBeNull();
});

test("opens the wished device, and another when that one is gone", async () => {
  const wished = (await cameraIds()).at(-1)!;
  media.stop();
  await media.start({ video: { deviceId: wished } });
  expect(media.snapshot().video.deviceId).toBe(wished);
  media.stop();
  await media.start({ video: { deviceId: "unplugged" } });
  expect(media.snapshot().video.status).toBe("ok");
});

test.each([
  ["NotAllowedError", "refused"],
  ["NotFoundError", "missing"],
  ["NotReadableError", "busy"],
  ["OverconstrainedError", "missing"],
  ["UnknownError", "failed"],
] as const)("gives the microphone when the camera fails with %s, and the reverse", async (name, status) => {
  for (const [bad, good] of [
    ["video", "audio"],
    ["audio", "video"],
  ] as const) {
    restore = interceptGetUserMedia((real) => (constraints) => {
      return constraints?.[bad] ? rejectWith(name) : real(constraints);
    });
    await media.start({ audio: {}, video: {} });
    expect(media.snapshot()[bad]).toMatchObject({ status, deviceId: null, label: "" });
    expect(media.snapshot()[good].status).toBe("ok");
    media.stop();
    restore();
  }
});

test("says so when nothing can be opened, and does not reject", async () => {
  restore = interceptGetUserMedia(() => () => rejectWith("NotAllowedError"));
  await media.start({ audio: {}, video: {} });
  expect(media.snapshot()).toMatchObject({ audio: { status: "refused" }, video: { status: "refused" } });
  expect(media.stream.getTracks()).toEqual([]);
});

test("mutes by switching the track off, and starts muted what is opened later", async () => {
  await media.start({ audio: {} });
  media.setMuted("audio", true);
  media.setMuted("video", true);
  expect(media.track("audio")).toMatchObject({ enabled: false, readyState: "live" });
  await media.start({ video: {} });
  expect(media.track("video")?.enabled).toBe(false);
  media.setMuted("video", false);
  expect(media.track("video")?.enabled).toBe(true);
  expect(media.snapshot()).toMatchObject({ audio: { muted: true }, video: { muted: false } });
});

test("switches to another camera, keeps the stream and the mute state, and stops the earlier track", async () => {
  const [first, , third] = await cameraIds();
  const { stream } = media;
  const earlier = media.track("video");
  expect(media.snapshot().video.deviceId).toBe(first);
  media.setMuted("video", true);
  let earlierWhenReplaced: string | undefined;
  media.events.on("trackChanged", () => {
    earlierWhenReplaced = earlier?.readyState;
  });
  expect(await media.selectDevice("video", third!)).toBeNull();
  expect(earlierWhenReplaced).toBe("live");
  expect(earlier?.readyState).toBe("ended");
  expect(media.stream).toBe(stream);
  expect(stream.getVideoTracks()).toEqual([media.track("video")]);
  expect(media.track("video")?.enabled).toBe(false);
  expect(media.snapshot().video).toMatchObject({ status: "ok", deviceId: third, muted: true });
});

test("keeps the earlier camera when the other one is gone", async () => {
  const earlier = (await cameraIds()) && media.track("video");
  expect(await media.selectDevice("video", "unplugged")).toBe("overconstrained");
  expect(media.track("video")).toBe(earlier);
  expect(media.snapshot().video.status).toBe("ok");
});

/** A phone: one camera at a time. */
function oneCameraAtATime(): MediaStreamTrack[] {
  const opened: MediaStreamTrack[] = live([media.track("video")!]);
  restore = interceptGetUserMedia((real) => async (constraints) => {
    if (live(opened).length > 0) return rejectWith("NotReadableError");
    const stream = await real(constraints);
    opened.push(...stream.getTracks());
    return stream;
  });
  return opened;
}

test("stops the earlier camera first where only one can be open at a time", async () => {
  const third = (await cameraIds()).at(-1)!;
  const opened = oneCameraAtATime();
  expect(await media.selectDevice("video", third)).toBeNull();
  expect(media.snapshot().video).toMatchObject({ status: "ok", deviceId: third });
  expect(live(opened)).toEqual([media.track("video")]);
});

test("goes back to the earlier camera when the other one is held by someone else", async () => {
  const [first, , third] = await cameraIds();
  const earlier = media.track("video");
  restore = interceptGetUserMedia((real) => (constraints) => {
    const isThird = JSON.stringify(constraints).includes(third!);
    return isThird ? rejectWith("NotReadableError") : real(constraints);
  });
  expect(await media.selectDevice("video", third!)).toBe("busy");
  expect(earlier?.readyState).toBe("ended");
  expect(media.snapshot().video).toMatchObject({ status: "ok", deviceId: first });
});

test("lets the later of two overlapping switches win and leaks no track", async () => {
  const [first, second, third] = await cameraIds();
  const opened = watchOpened();
  await Promise.all([media.selectDevice("video", third!), media.selectDevice("video", second!)]);
  expect(media.snapshot().video.deviceId).toBe(second);
  await Promise.all([media.selectDevice("video", first!), media.selectDevice("video", third!)]);
  expect(media.snapshot().video.deviceId).toBe(third);
  expect(opened).toHaveLength(4);
  expect(live(opened)).toEqual([media.track("video")]);
});

test("lets the later switch win when the earlier one answers last", async () => {
  const [, second, third] = await cameraIds();
  const slow = Promise.withResolvers<void>();
  const opened: MediaStreamTrack[] = [];
  restore = interceptGetUserMedia((real) => async (constraints) => {
    const stream = await real(constraints);
    opened.push(...stream.getTracks());
    if (JSON.stringify(constraints).includes(third!)) await slow.promise;
    return stream;
  });
  const earlier = media.selectDevice("video", third!);
  await media.selectDevice("video", second!);
  slow.resolve();
  await earlier;
  expect(media.snapshot().video.deviceId).toBe(second);
  expect(live(opened)).toEqual([media.track("video")]);
});

test("leaves the later switch alone when the earlier one turns out busy", async () => {
  const [, second, third] = await cameraIds();
  const slow = Promise.withResolvers<void>();
  restore = interceptGetUserMedia((real) => async (constraints) => {
    if (!JSON.stringify(constraints).includes(third!)) return real(constraints);
    await slow.promise;
    return rejectWith("NotReadableError");
  });
  const earlier = media.selectDevice("video", third!);
  await media.selectDevice("video", second!);
  const chosen = media.track("video");
  slow.resolve();
  await earlier;
  expect(media.track("video")).toBe(chosen);
  expect(chosen?.readyState).toBe("live");
});

test("opens no camera any more when stopped in the middle of a switch", async () => {
  const third = (await cameraIds()).at(-1)!;
  let questions = 0;
  restore = interceptGetUserMedia(() => async () => {
    questions += 1;
    if (questions === 2) media.stop(); // while the second try is under way
    return rejectWith("NotReadableError");
  });
  await media.selectDevice("video", third);
  expect(questions).toBe(2);
  expect(media.snapshot().video.status).toBe("idle");
});

test("does not mind the end of a track it no longer uses", async () => {
  const third = (await cameraIds()).at(-1)!;
  const earlier = media.track("video");
  await media.selectDevice("video", third);
  earlier?.dispatchEvent(new Event("ended"));
  expect(media.snapshot().video).toMatchObject({ status: "ok", deviceId: third });
});

test("leaks no track when started twice at once", async () => {
  const opened = watchOpened();
  await Promise.all([media.start({ audio: {}, video: {} }), media.start({ audio: {}, video: {} })]);
  expect(opened).toHaveLength(4);
  expect(live(opened)).toEqual(media.stream.getTracks());
  expect(media.stream.getTracks()).toHaveLength(2);
});

test("stops everything, and what was still being opened", async () => {
  const opened = watchOpened();
  await media.start({ audio: {}, video: {} });
  const again = media.start({ audio: {}, video: {} });
  media.stop();
  await again;
  expect(opened.map(({ readyState }) => readyState)).toEqual(["ended", "ended", "ended", "ended"]);
  expect(media.stream.getTracks()).toEqual([]);
  expect(media.snapshot()).toMatchObject({ audio: { status: "idle" }, video: { status: "idle" } });
});

test("stops one kind and leaves the other", async () => {
  await media.start({ audio: {}, video: {} });
  const camera = media.track("video");
  media.stopKind("video");
  expect(camera?.readyState).toBe("ended");
  expect(media.snapshot()).toMatchObject({ audio: { status: "ok" }, video: { status: "idle" } });
});

test("says that a device is missing when its track ends by itself", async () => {
  await media.start({ audio: {}, video: {} });
  const changes: (MediaStreamTrack | null)[] = [];
  media.events.on("trackChanged", ({ track }) => changes.push(track));
  media.track("video")?.dispatchEvent(new Event("ended"));
  expect(media.snapshot()).toMatchObject({ audio: { status: "ok" }, video: { status: "missing" } });
  expect(changes).toEqual([null]);
  expect(media.stream.getVideoTracks()).toEqual([]);
});

test("names the device that went away, and not one that was stopped", async () => {
  const lost: unknown[] = [];
  media.events.on("lost", (event) => lost.push(event));
  await media.start({ audio: {}, video: {} });
  const { label, deviceId } = media.snapshot().video;
  media.track("video")?.dispatchEvent(new Event("ended"));
  media.stop();
  expect(lost).toEqual([{ kind: "video", label, deviceId }]);
});

test("tells of a device that went away during a switch only when the switch fails as well", async () => {
  const third = (await cameraIds()).at(-1)!;
  const lost: unknown[] = [];
  media.events.on("lost", (event) => lost.push(event));
  const { label, deviceId } = media.snapshot().video;
  const failing = media.selectDevice("video", "unplugged");
  media.track("video")?.dispatchEvent(new Event("ended"));
  expect(lost).toEqual([]);
  await failing;
  expect(lost).toEqual([{ kind: "video", label, deviceId }]);

  await media.start({ video: {} });
  const working = media.selectDevice("video", third);
  media.track("video")?.dispatchEvent(new Event("ended"));
  await working;
  expect(lost).toHaveLength(1);
  expect(media.snapshot().video).toMatchObject({ status: "ok", deviceId: third });
});

test("stops the track of a device that is gone although nobody has ended it", async () => {
  await media.start({ video: {} });
  const camera = media.track("video");
  media.lose("video");
  media.lose("video");
  expect(camera?.readyState).toBe("ended");
  expect(media.snapshot().video.status).toBe("missing");
});

test("asks for the camera that faces the other way, and keeps this one when there is none", async () => {
  await media.start({ video: {} });
  const asked: unknown[] = [];
  restore = interceptGetUserMedia((real) => (constraints) => {
    asked.push(typeof constraints?.video === "object" && constraints.video.facingMode);
    return asked.length === 1 ? rejectWith("OverconstrainedError") : real({ video: true });
  });
  const earlier = media.track("video");
  expect(await media.turnCamera("environment")).toBe("overconstrained");
  expect(media.track("video")).toBe(earlier);
  expect(await media.turnCamera("user")).toBeNull();
  expect(earlier?.readyState).toBe("ended");
  expect(asked).toEqual([{ exact: "environment" }, { exact: "user" }]);
});
