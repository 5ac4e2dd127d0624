import { compareReadings } from "./compareReadings.ts";
import type { LinkSample } from "./LinkSample.ts";
import { type LineKind, mediaOf } from "./lineKind.ts";
import { type LinkReading, readLink } from "./readLink.ts";
import { fullVideo, nextBudget, type VideoBudget, type VideoLevel } from "./videoBudget.ts";

/** Milliseconds between two samples. */
const INTERVAL = 1000;

export interface LinkWatchEvents {
  sampled(sample: LinkSample): void;
  /** The sending of pictures has changed for want of bandwidth, or is back. */
  levelChanged(level: VideoLevel): void;
}

/**
 * What a level asks of the camera's encoder. Without negotiation: the parameters of the running sender change.
 * A probe may send far more than so small a picture needs: Chromium then looks for room by itself, with bursts
 * of some milliseconds, and its estimate does not stay at what happens to be sent.
 */
const cameraLimits: Record<VideoLevel, EncodingLimits> = {
  full: { active: true, scale: 1 },
  small: { active: true, scale: 2, maxFramerate: 15 },
  probing: { active: true, scale: 4, maxFramerate: 8, maxBitrate: 250_000 },
  trying: { active: true, scale: 2, maxFramerate: 15, maxBitrate: 100_000 },
  paused: { active: false, scale: 4 },
};

/** The same of a shared screen: its writing stays sharp, and it changes less often. It never goes dark. */
const screenLimits: Record<VideoLevel, EncodingLimits> = {
  full: { active: true, scale: 1 },
  small: { active: true, scale: 1, maxFramerate: 5, maxBitrate: 150_000 },
  probing: { active: true, scale: 1, maxFramerate: 1, maxBitrate: 35_000 },
  trying: { active: true, scale: 1, maxFramerate: 1, maxBitrate: 35_000 },
  paused: { active: true, scale: 1, maxFramerate: 1, maxBitrate: 35_000 },
};

interface EncodingLimits {
  active: boolean;
  scale: number;
  maxFramerate?: number;
  maxBitrate?: number;
}

/**
 * Watches one connected peer connection from now until it is stopped or closed: tells how it does, and
 * lets the pictures give way to the sound when there is not room for both.
 */
export class LinkWatch {
  readonly #peerConnection: RTCPeerConnection;
  readonly #events: LinkWatchEvents;
  readonly #timer: ReturnType<typeof setInterval>;
  #reading: LinkReading | null = null;
  #budget: VideoBudget = fullVideo;
  /** What the sender was last given; another than the budget's while a change was refused. */
  #applied: VideoLevel = "full";
  #busy = false;

  constructor(peerConnection: RTCPeerConnection, events: LinkWatchEvents) {
    this.#peerConnection = peerConnection;
    this.#events = events;
    this.#timer = setInterval(() => void this.#tick(), INTERVAL);
    void preferSound(peerConnection);
  }

  /** Stops for good; stopping twice is stopping once. */
  stop(): void {
    clearInterval(this.#timer);
  }

  async #tick(): Promise<void> {
    const { connectionState } = this.#peerConnection;
    if (connectionState === "closed") this.stop();
    if (connectionState !== "connected" || this.#busy) return;
    this.#busy = true;
    try {
      const reading = readLink(await this.#peerConnection.getStats(), performance.now());
      const earlier = this.#reading;
      this.#reading = reading;
      if (earlier) this.#take(compareReadings(earlier, reading));
      await this.#apply();
    } finally {
      this.#busy = false;
    }
  }

  #take(sample: LinkSample): void {
    const { level } = this.#budget;
    this.#budget = nextBudget(this.#budget, sample);
    this.#events.sampled(sample);
    if (this.#budget.level !== level) this.#events.levelChanged(this.#budget.level);
  }

  /** Gives the senders what the budget says; what they refuse now is tried with the next sample. */
  async #apply(): Promise<void> {
    const { level } = this.#budget;
    if (level === this.#applied) return;
    const camera = await limit(senderOf(this.#peerConnection, "video"), cameraLimits[level]);
    const screen = await limit(senderOf(this.#peerConnection, "screen"), screenLimits[level]);
    if (camera && screen) this.#applied = level;
  }
}

/** True when the sender keeps to these limits from now on, or when there is none. */
async function limit(sender: RTCRtpSender | undefined, limits: EncodingLimits): Promise<boolean> {
  if (!sender) return true;
  const { active, scale, maxFramerate, maxBitrate } = limits;
  return changeEncoding(sender, (encoding) => {
    encoding.active = active;
    encoding.scaleResolutionDownBy = scale;
    delete encoding.maxFramerate;
    delete encoding.maxBitrate;
    if (maxFramerate !== undefined) encoding.maxFramerate = maxFramerate;
    if (maxBitrate !== undefined) encoding.maxBitrate = maxBitrate;
  });
}

/** Sound goes before pictures, in the browser's own division of the bandwidth and on the wire (RFC 8835 §4). */
async function preferSound(peerConnection: RTCPeerConnection): Promise<void> {
  const sender = senderOf(peerConnection, "audio");
  if (!sender) return;
  await changeEncoding(sender, (encoding) => {
    encoding.priority = "high";
    encoding.networkPriority = "high";
  });
}

/** The sender of a line. Of the two that carry pictures the first is the camera's, the second the screen's. */
function senderOf(peerConnection: RTCPeerConnection, line: LineKind): RTCRtpSender | undefined {
  const ofKind = peerConnection
    .getTransceivers()
    .filter(({ receiver }) => receiver.track.kind === mediaOf(line));
  return ofKind[line === "screen" ? 1 : 0]?.sender;
}

/** False when the browser refused, as it does when somebody else changed the sender meanwhile. */
async function changeEncoding(
  sender: RTCRtpSender,
  change: (encoding: RTCRtpEncodingParameters) => void,
): Promise<boolean> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding) return false;
  change(encoding);
  try {
    await sender.setParameters(parameters);
    return true;
  } catch {
    return false;
  }
}
