/** What one second of a connection looked like, as plain numbers. Null is what the browser does not say (yet). */
export interface LinkSample {
  /** When it was read, in ms (`performance.now`). */
  at: number;
  /** Round trip of the media, in ms. */
  roundTrip: number | null;
  /** Part of the packets of both directions that were lost, 0 to 1. */
  loss: number | null;
  /** Jitter of the sound that arrives, in ms. */
  jitter: number | null;
  /** Bits a second, all media of a direction together. */
  sendBitrate: number;
  receiveBitrate: number;
  /** What the browser believes it can send, bits a second; Chromium alone says so. */
  availableBitrate: number | null;
  /** The pictures that arrive. */
  width: number | null;
  height: number | null;
  framesPerSecond: number | null;
  /** The pictures that are sent. */
  sentWidth: number | null;
  sentHeight: number | null;
  sentFramesPerSecond: number | null;
  /** From the candidate pair in use: relayed by a TURN server on either side, or direct. */
  path: "direct" | "relayed" | null;
}
