import { expect } from "@playwright/test";

interface Evaluates {
  evaluate<T>(inPage: () => T | Promise<T>): Promise<T>;
}

/** Pictures decoded of the screen that the other side shares, and their width; zeros while none is shown. */
export function readScreen(page: Evaluates): Promise<{ frames: number; width: number }> {
  return page.evaluate(async () => {
    const video = document.querySelector<HTMLVideoElement>('video[aria-label^="Screen of"]');
    const stream = video?.srcObject;
    const track = stream instanceof MediaStream ? stream.getVideoTracks()[0] : undefined;
    for (const { connection } of window.recordedPeers) {
      for (const entry of (await connection.getStats()).values()) {
        if (track && entry.type === "inbound-rtp" && entry.trackIdentifier === track.id) {
          return { frames: entry.framesDecoded ?? 0, width: entry.frameWidth ?? 0 };
        }
      }
    }
    return { frames: 0, width: 0 };
  });
}

/** Waits until the page decodes more of the other side's screen than when asked. */
export async function expectToSeeScreen(page: Evaluates): Promise<void> {
  const before = (await readScreen(page)).frames;
  await expect
    .poll(async () => (await readScreen(page)).frames, { message: "frames of the screen" })
    .toBeGreaterThan(before + 2);
  expect((await readScreen(page)).width).toBeGreaterThan(100);
}

/** Runs in the page before its scripts: keeps what it captures, so that a test can end it as the browser's bar does. */
export function recordScreens(): void {
  window.recordedScreens = [];
  const capture = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getDisplayMedia = async (options) => {
    const stream = await capture(options);
    window.recordedScreens.push({ options, track: stream.getVideoTracks()[0] });
    return stream;
  };
}

declare global {
  interface Window {
    recordedScreens: {
      options: DisplayMediaStreamOptions | undefined;
      track: MediaStreamTrack | undefined;
    }[];
  }
}
