import { afterEach, beforeEach, expect, test } from "vitest";
import { ScreenCapture } from "./ScreenCapture.ts";

// The page of a test has no person to choose a screen; a drawn one stands in for the browser's dialog.
let screen: ScreenCapture;
let answer: PromiseWithResolvers<MediaStream>;

beforeEach(() => {
  screen = new ScreenCapture();
  answer = Promise.withResolvers();
  navigator.mediaDevices.getDisplayMedia = () => answer.promise;
});
afterEach(() => {
  screen.stop();
  Reflect.deleteProperty(navigator.mediaDevices, "getDisplayMedia");
});

const drawnScreen = () => document.createElement("canvas").captureStream();

async function share(): Promise<MediaStreamTrack> {
  const stream = drawnScreen();
  answer.resolve(stream);
  await screen.start();
  expect(screen.facts.current).toEqual({ phase: "sharing", stream });
  return stream.getVideoTracks()[0]!;
}

test("shares what is chosen until it is stopped", async () => {
  const track = await share();
  screen.stop();
  expect(track.readyState).toBe("ended");
  expect(screen.facts.current).toEqual({ phase: "off", problem: null });
});

test("is off when the browser's own bar ends it", async () => {
  const track = await share();
  track.dispatchEvent(new Event("ended"));
  expect(screen.facts.current.phase).toBe("off");
});

test("tells a refusal, and can be tried again", async () => {
  answer.reject(new DOMException("", "NotAllowedError"));
  await screen.start();
  expect(screen.facts.current).toEqual({ phase: "off", problem: "refused" });
  answer = Promise.withResolvers();
  await share();
});

test("stops what is chosen after nobody wants it any more", async () => {
  const starting = screen.start();
  expect(screen.facts.current.phase).toBe("choosing");
  screen.stop();
  const stream = drawnScreen();
  answer.resolve(stream);
  await starting;
  expect(stream.getTracks().map(({ readyState }) => readyState)).toEqual(["ended"]);
  expect(screen.facts.current.phase).toBe("off");
});
