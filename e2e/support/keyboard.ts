import { expect, type Locator, type Page } from "@playwright/test";

/** Stops of the Tab key that a page may have before what is looked for. */
const MOST_STOPS = 60;

/** What the keys go to now, and whether a person can see that. */
interface Focus {
  name: string;
  isLost: boolean;
  isVisible: boolean;
}

/** Reads where the focus is; a ring or frame that only it has counts as visible (WCAG 2.4.7). */
function readFocus(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { name: "nothing", isLost: true, isVisible: false };
    const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(element);
    const hasRing = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
    const isField = element.matches("input, textarea, select");
    const isVisible = hasRing || boxShadow !== "none" || (isField && borderColor !== "");
    const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
    return { name: `${element.tagName} ${name.slice(0, 60)}`, isLost: false, isVisible };
  });
}

/** The keys go somewhere; whoever lost their place would have to begin at the top of the page. */
export async function expectFocusKept(page: Page, after: string): Promise<void> {
  await expect
    .poll(async () => (await readFocus(page)).isLost, { message: `focus is kept after ${after}` })
    .toBe(false);
}

/** Goes forward by the Tab key until this has the focus, and sees that every stop on the way can be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops <= MOST_STOPS; stops += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press("Tab");
    const { name, isLost, isVisible } = await readFocus(page);
    if (!isLost) expect(isVisible, `focus is visible on ${name}`).toBe(true);
  }
  throw new Error(`the Tab key does not lead to ${String(target)}`);
}

/** Goes to a control by the Tab key and presses it. */
export async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Chooses an entry of an open menu by the arrow keys. */
export async function chooseByArrows(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let steps = 0; steps <= MOST_STOPS; steps += 1) {
    if (await isFocused(target)) {
      await page.keyboard.press("Enter");
      return;
    }
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`the arrow keys do not lead to ${String(target)}`);
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
