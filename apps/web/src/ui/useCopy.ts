import { useEffect, useState } from "react";

/** How long "Copied" stays, in ms. */
const SHOWN = 4_000;

/**
 * Copies text to the clipboard.
 * @param onRefused called when the browser does not allow it: without a secure context (W3C
 * Clipboard API §6) or without permission. Show the text then, to be copied by hand.
 */
export function useCopy(onRefused: () => void): { copied: boolean; copy: (text: string) => Promise<void> } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
      onRefused();
    }
  };
  return { copied, copy };
}
