import { type RefCallback, useCallback } from "react";

/**
 * For the `ref` of an element that Escape closes while the focus is inside; nothing behind it then
 * hears of the key.
 */
export function useEscape(onEscape: () => void): RefCallback<HTMLElement> {
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const scope = new AbortController();
      const listen = (event: KeyboardEvent) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        onEscape();
      };
      element.addEventListener("keydown", listen, { signal: scope.signal });
      return () => scope.abort();
    },
    [onEscape],
  );
}
