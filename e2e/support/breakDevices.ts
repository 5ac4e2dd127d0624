import type { Page } from "@playwright/test";

/** What is wrong with a device, as the name of the error that getUserMedia gives (Media Capture §10.2). */
export type BrokenDevices = Partial<
  Record<"audio" | "video", "NotAllowedError" | "NotFoundError" | "NotReadableError">
>;

declare global {
  interface Window {
    brokenDevices: BrokenDevices;
  }
}

/**
 * Makes devices of a page fail in ways that the browser's fake devices cannot; from its next load on.
 * Everything else goes to the real getUserMedia.
 */
export async function breakDevices(page: Page, broken: BrokenDevices): Promise<void> {
  await page.addInitScript((initial) => {
    window.brokenDevices = initial;
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints = {}) => {
      for (const kind of ["audio", "video"] as const) {
        const name = window.brokenDevices[kind];
        if (constraints[kind] && name) throw new DOMException("", name);
      }
      return open(constraints);
    };
  }, broken);
}

/** Makes them work again, while the page stays as it is. */
export async function mendDevices(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.brokenDevices = {};
  });
}
