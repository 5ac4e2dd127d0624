import { expect, type Page } from "@playwright/test";

/**
 * What does not fit on the page as it stands: a page that scrolls sideways, a control that cannot be brought into
 * view, that lies under something else or whose words are cut off.
 */
function misfits(page: Page, within: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const { documentElement: root, body } = document;
    const found: string[] = [];
    const wide = Math.max(root.scrollWidth, body.scrollWidth);
    if (wide > root.clientWidth + 1)
      found.push(`the page is ${wide} wide in a window of ${root.clientWidth}`);
    const kinds = "button, a[href], input, select, textarea, summary, [role^=menuitem]";
    const controls = document.querySelector(selector)?.querySelectorAll<HTMLElement>(kinds) ?? [];
    for (const control of controls) {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (control.matches("input[type=file]") || control.closest("[inert]")) continue;
      const name = control.getAttribute("aria-label") ?? control.textContent?.trim() ?? control.tagName;
      control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const box = control.getBoundingClientRect();
      if (box.width === 0) continue;
      const { innerWidth, innerHeight } = window;
      const outside =
        box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1;
      if (outside) {
        found.push(
          `“${name}” is outside: ${[box.left, box.top, box.right, box.bottom].map(Math.round).join(" ")}`,
        );
        continue;
      }
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const label = control instanceof HTMLInputElement ? control.labels?.[0] : null;
      if (top && !control.contains(top) && !top.contains(control) && !label?.contains(top)) {
        found.push(`“${name}” lies under ${top.tagName} “${top.textContent?.slice(0, 30)}”`);
      }
      const isText = control.matches("button, a, summary, [role^=menuitem]");
      if (isText && control.scrollWidth > control.clientWidth + 2) found.push(`“${name}” is cut off`);
    }
    return found;
  }, within);
}

/** Waits until everything on the page, or in what lies over it, can be read and reached. */
export async function expectToFit(page: Page, where: string, within = "body"): Promise<void> {
  await expect.poll(() => misfits(page, within), { message: `what does not fit ${where}` }).toEqual([]);
}
