import { expect, type Page } from "@playwright/test";

/** The most red there is in the picture of Kim Novak on a page, 0 to 255. */
function redSeen(page: Page): Promise<number> {
  return page.getByLabel("Video of Kim Novak").evaluate((video) => {
    const canvas = new OffscreenCanvas(64, 64);
    const context = canvas.getContext("2d");
    if (!context || !(video instanceof HTMLVideoElement)) return Number.NaN;
    context.drawImage(video, 0, 0, 64, 64);
    const { data } = context.getImageData(0, 0, 64, 64);
    return Math.max(...data.filter((_, at) => at % 4 === 0));
  });
}

/** Waits until the page shows the first of three fake cameras, which paints all in green. */
export const expectGreen = (page: Page) => expect.poll(() => redSeen(page)).toBeLessThan(100);

/** Waits until the page shows the third of three fake cameras, which has corners with red in them. */
export const expectYellow = (page: Page) => expect.poll(() => redSeen(page)).toBeGreaterThan(140);
