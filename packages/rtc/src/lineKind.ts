import type { MediaKind } from "./mediaKind.ts";

/** The media lines of a peer connection: microphone, camera, and the screen when it is shared. */
export type LineKind = MediaKind | "screen";

/** In the order of the lines in a description; the two of video are told apart by it. */
export const lineKinds: readonly LineKind[] = ["audio", "video", "screen"];

/** What travels on a line. */
export function mediaOf(line: LineKind): MediaKind {
  return line === "audio" ? "audio" : "video";
}
