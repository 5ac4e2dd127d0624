import type { Page } from "@playwright/test";

declare global {
  interface Window {
    recordedTracks: MediaStreamTrack[];
  }
}

/** Runs in the page before its scripts: keeps every track that it opens or copies, for `trackStates`. */
export function recordTracks(): void {
  window.recordedTracks = [];
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    window.recordedTracks.push(...stream.getTracks());
    return stream;
  };
  const copy = MediaStreamTrack.prototype.clone;
  MediaStreamTrack.prototype.clone = function clone(this: MediaStreamTrack) {
    const track = copy.call(this);
    window.recordedTracks.push(track);
    return track;
  };
}

/** How many of the tracks that the page has ever opened hold their device now, by kind. */
export function liveTracks(page: Page): Promise<{ opened: number; audio: number; video: number }> {
  return page.evaluate(() => {
    const live = window.recordedTracks.filter(({ readyState }) => readyState === "live");
    const count = (kind: string) => live.filter((track) => track.kind === kind).length;
    return { opened: window.recordedTracks.length, audio: count("audio"), video: count("video") };
  });
}
