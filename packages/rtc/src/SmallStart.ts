/** Lines of the first pictures. Chromium passes 640×360 at its starting rate of 300 kbit/s. */
const START_HEIGHT = 360;
/** Milliseconds after connecting; by then the sender's bandwidth estimate has grown well beyond the start. */
const GROW_AFTER = 1000;

/**
 * Sends the first pictures of a call small. Before it knows the bandwidth, Chromium drops the
 * first four frames of a larger picture instead of encoding them, and at 20 frames a second the
 * other side waits 150–200 ms longer for a face. A second after connecting the full size is sent.
 */
export class SmallStart {
  readonly #signal: AbortSignal;
  #sender: RTCRtpSender | null = null;
  #grown = false;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** Call before the description that negotiates the sender is set. */
  shrink(sender: RTCRtpSender, track: MediaStreamTrack): void {
    if (this.#grown) return;
    this.#sender = sender;
    const height = track.getSettings().height ?? START_HEIGHT;
    scaleDown(sender, Math.max(1, height / START_HEIGHT));
  }

  /** The connection is up: full size after a moment. */
  connected(): void {
    if (this.#grown) return;
    this.#grown = true;
    const timer = setTimeout(() => this.#sender && scaleDown(this.#sender, 1), GROW_AFTER);
    this.#signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  }
}

function scaleDown(sender: RTCRtpSender, factor: number): void {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding) return;
  encoding.scaleResolutionDownBy = factor;
  // Only the size of the first pictures is lost if the browser refuses.
  sender.setParameters(parameters).catch(() => undefined);
}
