import { LocalMedia } from "@televisit/rtc/LocalMedia";
import { beforeEach, expect, test } from "vitest";
import { keepMuted } from "./keepMuted.ts";

beforeEach(() => sessionStorage.clear());

/** What a page finds after being loaded. */
function loaded() {
  const media = new LocalMedia();
  keepMuted(media);
  return media;
}

test("a page that was never muted starts heard and seen", () => {
  const { audio, video } = loaded().snapshot();
  expect([audio.muted, video.muted]).toEqual([false, false]);
});

test("who muted the microphone is still muted after a reload, and seen as before", () => {
  loaded().setMuted("audio", true);
  const { audio, video } = loaded().snapshot();
  expect([audio.muted, video.muted]).toEqual([true, false]);
});

test("who is heard again stays heard after a reload", () => {
  const media = loaded();
  media.setMuted("audio", true);
  media.setMuted("video", true);
  media.setMuted("audio", false);
  const { audio, video } = loaded().snapshot();
  expect([audio.muted, video.muted]).toEqual([false, true]);
});
