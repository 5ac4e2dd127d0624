import type { MediaKind } from "@televisit/rtc/mediaKind";

/** What a person calls the device behind each kind of track. */
export const deviceOf = { audio: "microphone", video: "camera" } as const satisfies Record<MediaKind, string>;

/** The list of devices of each kind of track. */
export const listOf = { audio: "microphones", video: "cameras" } as const satisfies Record<MediaKind, string>;
