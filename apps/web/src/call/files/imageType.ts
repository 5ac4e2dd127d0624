/** Images that a browser only draws; an SVG could run a script of its own when it is opened. */
const types: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
/** Bytes of the largest image that is shown in the chat. */
const MAX_PREVIEW = 10_000_000;

/** The media type under which a file is shown as an image; null when it is only to be saved. */
export function imageType({ mime, size }: { mime: string; size: number }): string | null {
  return types.has(mime) && size <= MAX_PREVIEW ? mime : null;
}
