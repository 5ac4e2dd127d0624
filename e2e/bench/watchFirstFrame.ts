import type { Page } from "@playwright/test";

interface JoinMarks {
  /** When *Admit* was clicked, and when the first remote frame after it was presented; ms, 0 before. */
  clicked: number;
  frame: number;
}

declare global {
  interface Window {
    joinMarks: JoinMarks;
  }
}

/** Runs in the page before its scripts: notes the click on *Admit* and the first frame of a remote video. */
export function watchFirstFrame(): void {
  const marks = { clicked: 0, frame: 0 };
  window.joinMarks = marks;
  addEventListener(
    "click",
    ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button?.textContent?.includes("Admit")) marks.clicked = performance.now();
    },
    true,
  );
  const seen = new WeakSet<HTMLVideoElement>();
  const watchVideos = () => {
    for (const video of document.querySelectorAll("video")) {
      const remote = video.id === "remote" || video.ariaLabel?.startsWith("Video of");
      if (!remote || seen.has(video)) continue;
      seen.add(video);
      video.requestVideoFrameCallback((now) => {
        marks.frame ||= now;
      });
    }
  };
  new MutationObserver(watchVideos).observe(document, { childList: true, subtree: true });
}

/** Waits for the first remote frame after the click; ms between the two. */
export async function readJoinTime(page: Page): Promise<number> {
  const marks = await page.waitForFunction(() => (window.joinMarks.frame ? window.joinMarks : undefined));
  const { clicked, frame } = (await marks.jsonValue()) ?? { clicked: Number.NaN, frame: Number.NaN };
  return frame - clicked;
}
