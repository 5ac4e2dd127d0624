import { useEffect } from "react";

/**
 * For a screen that comes by itself or by a button that has gone with the screen before it: its title takes the
 * focus that was lost, so that the keyboard goes on from there and a screen reader says where one is.
 */
export function useFocusTitle(): void {
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    const title = document.querySelector("h1");
    title?.setAttribute("tabindex", "-1");
    title?.focus({ preventScroll: true });
  }, []);
}
