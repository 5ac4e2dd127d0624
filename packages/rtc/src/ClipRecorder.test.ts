import { afterEach, beforeEach, expect, test } from "vitest";
import { type Clip, ClipRecorder } from "./ClipRecorder.ts";
import { LocalMedia } from "./LocalMedia.ts";

let media: LocalMedia;
let recorder: ClipRecorder;

beforeEach(async () => {
  media = new LocalMedia();
  recorder = new ClipRecorder();
  await media.start({ audio: {}, video: {} });
});
afterEach(() => {
  recorder.discard();
  media.stop();
});

/** Resolves when the recorder has got to the phase. */
function reaches(phase: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (recorder.facts.current.phase !== phase) return;
      stop();
      resolve();
    };
    const stop = recorder.facts.subscribe(look);
  });
}

function recorded(): Clip {
  const facts = recorder.facts.current;
  if (facts.phase !== "recorded") throw new Error(`no clip but ${facts.phase}`);
  return facts.clip;
}

test("records until it is told to finish, and the clip has pictures and sound", async () => {
  recorder.record(media.stream);
  expect(recorder.facts.current.phase).toBe("recording");
  const video = document.createElement("video");
  video.srcObject = media.stream;
  video.muted = true;
  await video.play(); // so that there is a picture to record
  const done = reaches("recorded");
  recorder.finish();
  await done;
  expect(recorded().mimeType).toContain("webm");
  expect(recorded().length).toBeGreaterThan(0);
  const bytes = await (await fetch(recorded().url)).blob();
  expect(bytes.size).toBe(recorded().size);
});

test("ends by itself when the clip is long enough", async () => {
  const done = reaches("recorded");
  recorder.record(media.stream, 300);
  await done;
  expect(recorded().length).toBeGreaterThan(200);
});

test("ends by itself when the devices are given back", async () => {
  const done = reaches("recorded");
  recorder.record(media.stream);
  media.stop();
  await done;
  expect(recorder.facts.current.phase).toBe("recorded");
});

test("goes on while the camera is switched off and on", async () => {
  recorder.record(media.stream);
  media.stopKind("video");
  await media.start({ video: {} });
  expect(recorder.facts.current.phase).toBe("recording");
});

test("gives a clip's memory back when it is discarded or recorded over", async () => {
  const done = reaches("recorded");
  recorder.record(media.stream, 200);
  await done;
  const { url } = recorded();
  recorder.record(media.stream);
  await expect(fetch(url)).rejects.toThrow();
  recorder.discard();
  expect(recorder.facts.current).toEqual({ phase: "empty" });
});

test("says so when there is nothing to record", () => {
  recorder.record(new MediaStream());
  expect(recorder.facts.current).toEqual({ phase: "failed" });
});
