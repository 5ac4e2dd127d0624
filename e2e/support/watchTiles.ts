import type { Page } from "@playwright/test";

interface Tiles {
  /** The most pictures of others that were there at once. */
  most: number;
  /** Whether it was ever said that somebody had left. */
  left: boolean;
}

declare global {
  interface Window {
    seenTiles: Tiles;
  }
}

/** Notes from now on each change of a call's page: a tile too many, or words about leaving, however short. */
export async function watchTiles(page: Page): Promise<{ seen: () => Promise<Tiles> }> {
  await page.evaluate(() => {
    window.seenTiles = { most: 0, left: false };
    const look = () => {
      const tiles = document.querySelectorAll('video[aria-label^="Video of"]').length;
      window.seenTiles.most = Math.max(window.seenTiles.most, tiles);
      window.seenTiles.left ||= document.body.textContent.includes("has left the visit");
    };
    look();
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  return { seen: () => page.evaluate(() => window.seenTiles) };
}
