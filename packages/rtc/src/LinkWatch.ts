import { compareReadings } from "./compareReadings.ts";
import { cameraLimits, type EncodingLimits, screenLimits } from "./encodingLimits.ts";
import type { LinkSample } from "./LinkSample.ts";
import { type LineKind, mediaOf } from "./lineKind.ts";
import { type LinkReading, readLink } from "./readLink.ts";
import { fullVideo, nextBudget, type VideoBudget, type VideoLevel } from "./videoBudget.ts";

/** Milliseconds between two samples. */
const INTERVAL = 1000;

export interface LinkWatchEvents {
  /** How many the pictures are sent to at the moment, over this connection and others. */
  audience(): number;
  sampled(sample: LinkSample): void;
  /** The sending of pictures has changed for want of bandwidth, or is back. */
  levelChanged(level: VideoLevel): void;
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

  /** Gives the senders what the budget and the audience call for; what they refuse now is tried with the next sample. */
  async #apply(): Promise<void> {
    const { level } = this.#budget;
    const audience = this.#events.audience();
    const camera = senderOf(this.#peerConnection, "video");
    const { width = 0, height = 0 } = camera?.track?.getSettings() ?? {};
    await limit(camera, cameraLimits(level, audience, Math.min(width, height) || undefined));
    await limit(senderOf(this.#peerConnection, "screen"), screenLimits(level, audience));
  }
}

/** Makes a sender keep to these limits from now on, if it does not already. */
async function limit(sender: RTCRtpSender | undefined, limits: EncodingLimits): Promise<void> {
  const [encoding] = sender?.getParameters().encodings ?? [];
  if (!sender || !encoding || keepsTo(encoding, limits)) return;
  await changeEncoding(sender, (changed) => {
    const { active, scale, maxFramerate, maxBitrate } = limits;
    changed.active = active;
    changed.scaleResolutionDownBy = scale;
    delete changed.maxFramerate;
    delete changed.maxBitrate;
    if (maxFramerate !== undefined) changed.maxFramerate = maxFramerate;
    if (maxBitrate !== undefined) changed.maxBitrate = maxBitrate;
  });
}

function keepsTo(encoding: RTCRtpEncodingParameters, limits: EncodingLimits): boolean {
  return (
    encoding.active === limits.active &&
    (encoding.scaleResolutionDownBy ?? 1) === limits.scale &&
    encoding.maxFramerate === limits.maxFramerate &&
    encoding.maxBitrate === limits.maxBitrate
  );
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

/** Changes nothing where the browser refuses, as it does when somebody else changed the sender meanwhile. */
async function changeEncoding(
  sender: RTCRtpSender,
  change: (encoding: RTCRtpEncodingParameters) => void,
): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding) return;
  change(encoding);
  await sender.setParameters(parameters).catch(() => undefined);
}
