/** The address of a room's page on this server. */
export function roomPath(name: string): string {
  return `/rooms/${encodeURIComponent(name)}`;
}

/** What to send to whoever is to come into a room. */
export function roomLink(name: string): string {
  return window.location.origin + roomPath(name);
}
