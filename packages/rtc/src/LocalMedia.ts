import mitt, { type Emitter } from "mitt";
import { type Attempt, type LostDevice, type MediaFacts, MediaSlot } from "./MediaSlot.ts";
import type { MediaProblem } from "./mediaErrors.ts";
import { type MediaKind, mediaKinds } from "./mediaKind.ts";
import {
  type CameraFacing,
  type OpenedTrack,
  openTracks,
  type TrackWish,
  type TrackWishes,
} from "./openTracks.ts";

/** The local devices as plain data. */
export type LocalMediaSnapshot = Record<MediaKind, MediaFacts>;

export type LocalMediaEvents = {
  changed: LocalMediaSnapshot;
  trackChanged: { kind: MediaKind; track: MediaStreamTrack | null };
  /** A device went away by itself; nothing is open of its kind now. */
  lost: { kind: MediaKind } & LostDevice;
};

/** Which kinds to open; a `deviceId` is a wish, any other device of the kind will do. */
export type StartRequest = Partial<Record<MediaKind, Pick<TrackWish, "deviceId" | "sound">>>;

/**
 * Owner of the local camera and microphone: opens, mutes, switches and stops them. `stream` is
 * the same object for life; its tracks change. Whatever it drops, it stops.
 */
export class LocalMedia {
  readonly events: Emitter<LocalMediaEvents> = mitt<LocalMediaEvents>();
  readonly stream = new MediaStream();
  readonly #slots: Record<MediaKind, MediaSlot> = { audio: this.#slot("audio"), video: this.#slot("video") };

  snapshot(): LocalMediaSnapshot {
    return { audio: this.#slots.audio.facts, video: this.#slots.video.facts };
  }

  track(kind: MediaKind): MediaStreamTrack | null {
    return this.#slots[kind].track;
  }

  /** Opens the requested kinds, those of them that can be opened. Never rejects; the snapshot tells. */
  async start(request: StartRequest): Promise<void> {
    const kinds = mediaKinds.filter((kind) => request[kind]);
    const attempts = kinds.map((kind): [MediaKind, Attempt] => [kind, this.#slots[kind].begin()]);
    const opened = await openTracks(request);
    for (const [kind, attempt] of attempts) this.#slots[kind].settle(attempt, opened[kind] ?? "failed");
  }

  /**
   * Switches to another device and keeps the mute state. The new track flows before the old one
   * stops. Returns null, or why the switch failed; the earlier device then goes on where it can.
   * Of two overlapping calls the later one wins. Never rejects.
   */
  selectDevice(kind: MediaKind, deviceId: string): Promise<MediaProblem | null> {
    return this.#switchTo(kind, { deviceId });
  }

  /** Switches to the camera that faces this way, as `selectDevice` does to a device. */
  turnCamera(facingMode: CameraFacing): Promise<MediaProblem | null> {
    return this.#switchTo("video", { facingMode });
  }

  async #switchTo(kind: MediaKind, wish: TrackWish): Promise<MediaProblem | null> {
    const slot = this.#slots[kind];
    const earlier = slot.facts.deviceId;
    const attempt = slot.begin();
    let found = await openOne(kind, wish);
    if (found === "busy" && slot.track && slot.isCurrent(attempt)) {
      // Phones open one camera at a time: give back the old one, then try again.
      slot.release();
      found = await openOne(kind, wish);
      if (typeof found === "string" && slot.isCurrent(attempt) && earlier !== null) {
        slot.settle(attempt, await openOne(kind, { deviceId: earlier }));
        return found;
      }
    }
    slot.settle(attempt, found);
    return typeof found === "string" ? found : null;
  }

  /** Mutes or unmutes without giving the device back. Also decides how the next track starts. */
  setMuted(kind: MediaKind, muted: boolean): void {
    this.#slots[kind].setMuted(muted);
  }

  /** Gives back a device that is gone although the browser has not ended its track. */
  lose(kind: MediaKind): void {
    this.#slots[kind].lose();
  }

  /** A device that went away is still connected: the system has taken it. `start` tries to have it back. */
  interrupt(kind: MediaKind): void {
    this.#slots[kind].interrupt();
  }

  stopKind(kind: MediaKind): void {
    this.#slots[kind].stop();
  }

  /** Gives back every device; `start` opens them again. */
  stop(): void {
    for (const kind of mediaKinds) this.stopKind(kind);
  }

  #slot(kind: MediaKind): MediaSlot {
    return new MediaSlot(kind, this.stream, {
      changed: () => this.events.emit("changed", this.snapshot()),
      lost: (lostKind, device) => this.events.emit("lost", { kind: lostKind, ...device }),
      trackChanged: (changedKind, track) => this.events.emit("trackChanged", { kind: changedKind, track }),
    });
  }
}

async function openOne(kind: MediaKind, wish: TrackWish): Promise<OpenedTrack> {
  const wishes: TrackWishes = { [kind]: { ...wish, exact: true } };
  return (await openTracks(wishes))[kind] ?? "failed";
}
