const PREFIX = "#demo=";

/**
 * Reads the demonstration token from the address's fragment and removes it from the address at
 * once, so that it stays neither in the history nor in a bookmark. Null when there is none.
 */
export function takeDemoToken({ location, history }: Pick<Window, "location" | "history">): string | null {
  if (!location.hash.startsWith(PREFIX)) return null;
  const token = location.hash.slice(PREFIX.length);
  history.replaceState(history.state, "", `${location.pathname}${location.search}`);
  return token || null;
}
