/** Milliseconds between the tries: a network that has just changed swallows what was on its way. */
const PAUSES = [300, 1_000, 2_500];

/**
 * Loads a part of the app's code by its `import`, trying again where it does not come.
 * Rejects with the last error.
 */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  for (const pause of PAUSES) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
      askAgainForStyles();
    }
  }
  return load();
}

/** Vite asks for the styles of a part once, and takes them for loaded at the second import. */
function askAgainForStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) {
    if (!link.sheet) link.replaceWith(link.cloneNode());
  }
}
