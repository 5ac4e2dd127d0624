import type { MediaProblem } from "./mediaErrors.ts";
import type { MediaKind } from "./mediaKind.ts";

/** `interrupted`: the system has taken the device, for a phone call or a locked screen, and may give it back. */
export type DeviceStatus =
  | "idle"
  | "opening"
  | "ok"
  | "interrupted"
  | "refused"
  | "missing"
  | "busy"
  | "failed";

/** What there is of a kind, as plain data. */
export interface MediaFacts {
  status: DeviceStatus;
  deviceId: string | null;
  label: string;
  muted: boolean;
  /** Which way a camera faces, where that is known: on phones and tablets. */
  facingMode: string | null;
}

/** A device that went away by itself. */
export interface LostDevice {
  readonly label: string;
  readonly deviceId: string | null;
}

export interface MediaSlotEvents {
  changed(): void;
  trackChanged(kind: MediaKind, track: MediaStreamTrack | null): void;
  /** The device went away by itself: unplugged, or the permission was withdrawn. */
  lost(kind: MediaKind, device: LostDevice): void;
}

/** One try to open a device; a later try or a stop overtakes it. */
export type Attempt = symbol;

/** The one local track of a kind: the only place that adds it to the stream, replaces and stops it. */
export class MediaSlot {
  readonly kind: MediaKind;
  readonly #stream: MediaStream;
  readonly #events: MediaSlotEvents;
  #status: DeviceStatus = "idle";
  #track: MediaStreamTrack | null = null;
  #muted = false;
  #attempt: Attempt | null = null;
  /** Went away while another device was being opened: told only if that one cannot be opened. */
  #lost: LostDevice | null = null;
  /** Of the latest track: the browser forgets it when the track ends. */
  #deviceId: string | null = null;

  constructor(kind: MediaKind, stream: MediaStream, events: MediaSlotEvents) {
    this.kind = kind;
    this.#stream = stream;
    this.#events = events;
  }

  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  get facts(): MediaFacts {
    const { facingMode = null } = this.#track?.getSettings() ?? {};
    return {
      status: this.#status,
      deviceId: this.#track || this.#status === "interrupted" ? this.#deviceId : null,
      label: this.#track?.label ?? "",
      muted: this.#muted,
      facingMode,
    };
  }

  /** Begins to open a device; whoever began before is overtaken. A track that is there stays meanwhile. */
  begin(): Attempt {
    this.#attempt = Symbol(this.kind);
    if (!this.#track && this.#status !== "interrupted") this.#become("opening");
    return this.#attempt;
  }

  isCurrent(attempt: Attempt): boolean {
    return this.#attempt === attempt;
  }

  /** Ends an attempt with what it found. A track that comes too late is stopped. */
  settle(attempt: Attempt, found: MediaStreamTrack | MediaProblem): void {
    if (!this.isCurrent(attempt)) {
      if (typeof found !== "string") found.stop();
      return;
    }
    this.#attempt = null;
    const lost = this.#lost;
    this.#lost = null;
    if (typeof found !== "string") this.#take(found);
    else if (!this.#track && !this.#isStillTaken(found)) this.#become(statusOf(found));
    if (lost !== null && !this.#track) this.#events.lost(this.kind, lost);
  }

  /** Gives the device back, but leaves the attempt that wants to open another. */
  release(): void {
    if (!this.#track) return;
    this.#put(null);
    this.#become(this.#attempt ? "opening" : "idle");
  }

  /** Gives the device back and overtakes whoever is opening one. */
  stop(): void {
    this.#attempt = null;
    this.#lost = null;
    this.#put(null);
    this.#become("idle");
  }

  /** The device is gone, and nobody said so. */
  lose(): void {
    const label = this.#track?.label;
    if (label === undefined) return;
    const device = { label, deviceId: this.#deviceId };
    this.#put(null);
    this.#become(this.#attempt ? "opening" : "missing");
    if (this.#attempt) this.#lost = device;
    else this.#events.lost(this.kind, device);
  }

  /** What went away is still there: the system has only taken it. */
  interrupt(): void {
    if (this.#status === "missing") this.#become("interrupted");
  }

  /** Sends silence or black instead (`enabled`); the device stays open, and the next track starts like this. */
  setMuted(muted: boolean): void {
    if (this.#muted === muted) return;
    this.#muted = muted;
    if (this.#track) this.#track.enabled = !muted;
    this.#events.changed();
  }

  #take(track: MediaStreamTrack): void {
    track.enabled = !this.#muted;
    this.#deviceId = track.getSettings().deviceId ?? null;
    // Fires when the device is unplugged or the permission withdrawn, not on our own stop().
    track.addEventListener("ended", () => this.#onEnded(track), { once: true });
    track.addEventListener("mute", () => this.#onSystemMute(track, true));
    track.addEventListener("unmute", () => this.#onSystemMute(track, false));
    this.#put(track);
    this.#become(track.muted ? "interrupted" : "ok");
  }

  /** `muted` is the system's doing (Media Capture §4.3.1), unlike `enabled`. */
  #onSystemMute(track: MediaStreamTrack, muted: boolean): void {
    if (this.#track === track) this.#become(muted ? "interrupted" : "ok");
  }

  #isStillTaken(problem: MediaProblem): boolean {
    return this.#status === "interrupted" && problem === "busy";
  }

  #onEnded(track: MediaStreamTrack): void {
    if (this.#track !== track) return;
    this.lose();
  }

  #put(track: MediaStreamTrack | null): void {
    const earlier = this.#track;
    if (earlier === track) return;
    this.#track = track;
    if (track) this.#stream.addTrack(track);
    this.#events.trackChanged(this.kind, track);
    if (!earlier) return;
    this.#stream.removeTrack(earlier);
    earlier.stop();
  }

  #become(status: DeviceStatus): void {
    this.#status = status;
    this.#events.changed();
  }
}

function statusOf(problem: MediaProblem): DeviceStatus {
  switch (problem) {
    case "overconstrained":
      return "missing"; // asked for one device exactly, and it is gone
    case "insecure":
      return "failed";
    default:
      return problem;
  }
}
