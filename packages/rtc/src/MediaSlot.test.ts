import { afterEach, beforeEach, expect, test } from "vitest";
import { LocalMedia } from "./LocalMedia.ts";
import { interceptGetUserMedia, rejectWith } from "./testing/getUserMedia.ts";

let media: LocalMedia;
let restore: () => void;

beforeEach(() => {
  media = new LocalMedia();
  restore = () => undefined;
});
afterEach(() => {
  media.stop();
  restore();
});

/** As the browser does when the system takes the device, or gives it back. */
function systemSays(type: "mute" | "unmute" | "ended"): MediaStreamTrack | null {
  const track = media.track("video");
  track?.dispatchEvent(new Event(type));
  return track;
}

const status = () => media.snapshot().video.status;

test("is interrupted while the system mutes its track, and goes on when the system gives it back", async () => {
  await media.start({ audio: {}, video: {} });
  const { deviceId } = media.snapshot().video;
  const track = systemSays("mute");
  expect(media.snapshot()).toMatchObject({
    audio: { status: "ok" },
    video: { status: "interrupted", deviceId },
  });
  expect(media.track("video")).toBe(track);
  systemSays("unmute");
  expect(status()).toBe("ok");
});

test.each([true, false])(
  "resumes with a new track of the same device, muted as before: %s",
  async (muted) => {
    await media.start({ video: {} });
    media.setMuted("video", muted);
    const { deviceId } = media.snapshot().video;
    const earlier = systemSays("mute");
    await media.start({ video: {} });
    expect(media.snapshot().video).toMatchObject({ status: "ok", muted, deviceId });
    expect(media.track("video")).not.toBe(earlier);
    expect(media.track("video")?.enabled).toBe(!muted);
    expect(earlier?.readyState).toBe("ended");
  },
);

test("is interrupted when its track was ended although the device is still there, and resumes", async () => {
  await media.start({ video: {} });
  const { deviceId } = media.snapshot().video;
  systemSays("ended");
  expect(status()).toBe("missing");
  media.interrupt("video");
  expect(media.snapshot().video).toMatchObject({ status: "interrupted", deviceId });
  const seen: string[] = [];
  media.events.on("changed", ({ video }) => seen.push(video.status));
  await media.start({ video: deviceId === null ? {} : { deviceId } });
  expect(media.snapshot().video).toMatchObject({ status: "ok", deviceId });
  expect(seen).toEqual(["ok"]);
});

test("stays interrupted while the device is still taken, and says what else is wrong", async () => {
  await media.start({ video: {} });
  systemSays("ended");
  media.interrupt("video");
  restore = interceptGetUserMedia(() => () => rejectWith("NotReadableError"));
  await media.start({ video: {} });
  expect(status()).toBe("interrupted");
  restore();
  restore = interceptGetUserMedia(() => () => rejectWith("NotAllowedError"));
  await media.start({ video: {} });
  expect(status()).toBe("refused");
});

test("does not take a device that is missing, stopped or open for an interrupted one", async () => {
  await media.start({ video: {} });
  media.interrupt("video");
  expect(status()).toBe("ok");
  media.stop();
  media.interrupt("video");
  expect(status()).toBe("idle");
});

test("does not mind what the system does to a track that it no longer uses", async () => {
  await media.start({ video: {} });
  const earlier = media.track("video");
  media.stop();
  await media.start({ video: {} });
  earlier?.dispatchEvent(new Event("mute"));
  expect(status()).toBe("ok");
});
