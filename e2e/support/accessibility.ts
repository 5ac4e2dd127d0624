import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

/** Fails for each rule of WCAG 2.2 A and AA that axe finds broken on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // Controls that step back are half transparent on their way, which is nobody's contrast for longer than that.
  await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
  // Evaluated by the test and not as a script of the page, so the content security policy stays as it is.
  await page.evaluate(axe.source);
  const broken = await page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await window.axe.run(document, { runOnly: tags });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
  expect(broken).toEqual([]);
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
