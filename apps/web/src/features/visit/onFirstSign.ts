/** What shows that a person, and no link preview or mail scanner, is looking at the page. */
const signs = ["pointermove", "pointerdown", "touchstart", "keydown", "scroll"] as const;

/**
 * Calls back once, at the first sign of a person. Whatever a page loads ahead can wait for it: a slow phone
 * then shows the page first.
 * @returns stops listening
 */
export function onFirstSign(callback: () => void): () => void {
  const listening = new AbortController();
  const seen = () => {
    listening.abort();
    callback();
  };
  for (const sign of signs) {
    window.addEventListener(sign, seen, { signal: listening.signal, passive: true, capture: true });
  }
  return () => listening.abort();
}
