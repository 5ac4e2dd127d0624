import { expect, test } from "vitest";
import { listDevices, onDeviceChange } from "./devices.ts";

test("lists each camera, microphone and speaker once, with its name", async () => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  const { cameras, microphones, speakers } = await listDevices();
  for (const track of stream.getTracks()) track.stop();
  expect(cameras.map(({ label }) => label)).toEqual(["fake_device_0", "fake_device_1", "fake_device_2"]);
  expect(microphones.map(({ label }) => label)).toEqual(["Fake Audio Input 1", "Fake Audio Input 2"]);
  expect(speakers.map(({ label }) => label)).toEqual(["Fake Audio Output 1", "Fake Audio Output 2"]);
  const ids = [...cameras, ...microphones].map(({ deviceId }) => deviceId);
  expect(new Set(ids).size).toBe(5);
});

test("reports plugged devices until it is told to stop", () => {
  const scope = new AbortController();
  let changes = 0;
  onDeviceChange(() => {
    changes += 1;
  }, scope.signal);
  navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
  scope.abort();
  navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
  expect(changes).toBe(1);
});
