/**
 * Plays a clip from its beginning, as soon as `findLength` has found its end. Rejects only when the
 * clip is dropped before it plays.
 */
export async function playClip(element: HTMLVideoElement): Promise<void> {
  if (!Number.isFinite(element.duration)) await lengthOf(element);
  element.currentTime = 0;
  await element.play();
}

/**
 * Chromium writes no duration into what it records (it is not known at the beginning), and a player
 * shows none. Seeking beyond the end makes it look for the last frame. Call when the metadata is there.
 */
export async function findLength(element: HTMLVideoElement): Promise<void> {
  if (element.duration !== Number.POSITIVE_INFINITY) return;
  element.currentTime = Number.MAX_SAFE_INTEGER;
  await lengthOf(element);
  element.currentTime = 0;
}

function lengthOf(element: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!Number.isFinite(element.duration)) return;
      element.removeEventListener("durationchange", look);
      resolve();
    };
    element.addEventListener("durationchange", look);
  });
}
