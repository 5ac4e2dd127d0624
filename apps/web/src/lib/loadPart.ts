import { tryAgain } from "./tryAgain.ts";

/** Milliseconds between the tries: a network that has just changed swallows what was on its way. */
const PAUSES = [300, 1_000, 2_500];

/** Styles that did not come: Vite asks for those of a part once, and takes them for loaded at the second import. */
const lostStyles = new Set<HTMLLinkElement>();
window.addEventListener("error", ({ target }) => noteStyles(target), true);

/**
 * Loads a part of the app's code by its `import`, trying again where it does not come.
 * Rejects with the last error.
 */
export function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  return tryAgain(PAUSES, () => {
    askAgainForStyles();
    return load();
  });
}

function noteStyles(target: EventTarget | null): void {
  if (target instanceof HTMLLinkElement && target.rel === "stylesheet") lostStyles.add(target);
}

function askAgainForStyles(): void {
  for (const link of lostStyles) link.replaceWith(link.cloneNode());
  lostStyles.clear();
}
