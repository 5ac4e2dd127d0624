/** The two kinds of media in a call: each has one local track and one media line at most. */
export type MediaKind = "audio" | "video";

/** In the order of the media lines. */
export const mediaKinds: readonly MediaKind[] = ["audio", "video"];
