import type { Page } from "@playwright/test";

declare global {
  interface Window {
    /** The longest time between two pictures of the other side since it was set to 0, ms. */
    longestGap: number;
    /** Pictures of the other side so far. */
    pictures: number;
  }
}

/** Runs in the page before its scripts: notes how long the picture of the other side stands still. */
export function watchGaps(): void {
  window.longestGap = 0;
  window.pictures = 0;
  let last = 0;
  const seen = new WeakSet<HTMLVideoElement>();
  const watch = (video: HTMLVideoElement) => {
    video.requestVideoFrameCallback((now) => {
      if (last > 0) window.longestGap = Math.max(window.longestGap, now - last);
      last = now;
      window.pictures += 1;
      watch(video);
    });
  };
  const find = () => {
    for (const video of document.querySelectorAll("video")) {
      const remote = video.id === "remote" || video.ariaLabel?.startsWith("Video of");
      if (!remote || seen.has(video)) continue;
      seen.add(video);
      watch(video);
    }
  };
  new MutationObserver(find).observe(document, { childList: true, subtree: true });
}

/** The longest gap since the last call, ms. */
export function takeLongestGap(page: Page): Promise<number> {
  return page.evaluate(() => {
    const gap = window.longestGap;
    window.longestGap = 0;
    return gap;
  });
}
