import { useEffect, useRef } from "react";

/**
 * For the region of a call, once it has begun: takes the focus when whatever had it has gone, a page, a notice or
 * a picture. Without that a keyboard would be at the top of the page again, and a screen reader nowhere.
 */
export function useKeptFocus<E extends HTMLElement>(begun: boolean) {
  const region = useRef<E>(null);
  useEffect(() => {
    const element = region.current;
    if (!begun || !element) return;
    const keep = () => {
      if (document.activeElement === document.body) element.focus({ preventScroll: true });
    };
    keep();
    const watch = new MutationObserver((changes) => {
      if (changes.some(({ removedNodes }) => removedNodes.length > 0)) keep();
    });
    watch.observe(document.body, { childList: true, subtree: true }); // dialogs are not inside
    return () => watch.disconnect();
  }, [begun]);
  return region;
}
