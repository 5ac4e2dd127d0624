import type { Page } from "@playwright/test";

/** The longest pause between two pictures, in ms: of the others, and of one's own camera beside them. */
export interface Gaps {
  theirs: number;
  own: number;
}

interface Watched {
  own: boolean;
  last: number;
  longest: number;
  pictures: number;
  /** When each was shown, in ms since 1970. */
  times: number[];
}

declare global {
  interface Window {
    watchedVideos: Watched[];
  }
}

/**
 * From now on notes every picture that the page shows, by what its viewer gets and not by what was decoded. One's own
 * camera takes no network: where it pauses too, the machine was busy.
 */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.watchedVideos = [...document.querySelectorAll("video")].map((video) => {
      const watched: Watched = {
        own: video.muted,
        last: performance.now(),
        longest: 0,
        pictures: 0,
        times: [],
      };
      const note = (now: number) => {
        watched.longest = Math.max(watched.longest, now - watched.last);
        watched.last = now;
        watched.pictures += 1;
        watched.times.push(performance.timeOrigin + now);
        video.requestVideoFrameCallback(note);
      };
      video.requestVideoFrameCallback(note);
      return watched;
    });
  });
}

/** What was seen since the last time it was asked, or since watching began; a pause that lasts counts. */
export function takeGaps(page: Page): Promise<Gaps> {
  return page.evaluate(() => {
    const now = performance.now();
    const gaps = { theirs: 0, own: 0 };
    for (const watched of window.watchedVideos) {
      const kind = watched.own ? "own" : "theirs";
      if (watched.pictures > 0) {
        gaps[kind] = Math.max(gaps[kind], Math.round(watched.longest), Math.round(now - watched.last));
      }
      watched.longest = 0;
    }
    return gaps;
  });
}

/** How many pictures of the others have been shown since watching began. */
export function countPictures(page: Page): Promise<number> {
  return page.evaluate(() =>
    window.watchedVideos.reduce((sum, { own, pictures }) => sum + (own ? 0 : pictures), 0),
  );
}

/** What was sent before an interruption has arrived by then, in ms. */
const ON_ITS_WAY = 200;

/** How long after a moment the others' pictures came again, in ms; undefined until some have. */
export function backAfter(page: Page, moment: number): Promise<number | undefined> {
  return page.evaluate(
    ({ since, from }) => {
      const theirs = window.watchedVideos.filter(({ own }) => !own).flatMap(({ times }) => times);
      const later = theirs.filter((time) => time > from).sort((one, other) => one - other);
      return later[4] === undefined ? undefined : Math.round((later[0] ?? 0) - since);
    },
    { since: moment, from: moment + ON_ITS_WAY },
  );
}
