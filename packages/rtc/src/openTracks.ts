import { type MediaProblem, mediaProblem } from "./mediaErrors.ts";
import { type MediaKind, mediaKinds } from "./mediaKind.ts";
import type { SoundProperty } from "./trackFacts.ts";

/** The way a phone's camera faces: at the person, or away from them (Media Capture §4.3.5). */
export type CameraFacing = "user" | "environment";

/** What to open, by kind. With `exact` this device or none, otherwise any when it is gone. */
export type TrackWishes = Partial<Record<MediaKind, TrackWish>>;
export interface TrackWish {
  deviceId?: string;
  facingMode?: CameraFacing;
  exact?: boolean;
  /** Processing of a microphone that shall differ from the usual, which has all of it on. */
  sound?: Partial<Record<SoundProperty, boolean>>;
}

export type OpenedTrack = MediaStreamTrack | MediaProblem;

/**
 * Opens the wished kinds with one question to the person where possible. When that fails each
 * kind is asked for by itself, so that a missing, refused or busy camera still gives a microphone.
 * Never rejects: what could not be opened is named by its problem.
 */
export async function openTracks(wishes: TrackWishes): Promise<Partial<Record<MediaKind, OpenedTrack>>> {
  const kinds = mediaKinds.filter((kind) => wishes[kind]);
  const together = kinds.length > 1 ? await open(wishes) : null;
  const opened: Partial<Record<MediaKind, OpenedTrack>> = {};
  for (const kind of kinds) {
    const source = together instanceof MediaStream ? together : await openKind(kind, wishes[kind] ?? {});
    opened[kind] = trackOf(source, kind);
  }
  return opened;
}

async function openKind(kind: MediaKind, wish: TrackWish): Promise<MediaStream | MediaProblem> {
  const opened = await open({ [kind]: wish });
  const wishedIsGone = opened === "overconstrained" && !wish.exact;
  return wishedIsGone ? open({ [kind]: {} }) : opened;
}

function trackOf(source: MediaStream | MediaProblem, kind: MediaKind): OpenedTrack {
  if (!(source instanceof MediaStream)) return source;
  return source.getTracks().find((track) => track.kind === kind) ?? "missing";
}

async function open(wishes: TrackWishes): Promise<MediaStream | MediaProblem> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: wishes.audio ? audioConstraints(wishes.audio) : false,
      video: wishes.video ? videoConstraints(wishes.video) : false,
    });
  } catch (error) {
    return mediaProblem(error);
  }
}

/** Always exact: an `ideal` deviceId is not reliably honoured (Chromium 156 opens the first camera). */
function device({ deviceId }: TrackWish): MediaTrackConstraints {
  return deviceId === undefined ? {} : { deviceId: { exact: deviceId } };
}

function audioConstraints(wish: TrackWish): MediaTrackConstraints {
  return {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...wish.sound,
    ...device(wish),
  };
}

function videoConstraints(wish: TrackWish): MediaTrackConstraints {
  const size = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
  if (wish.facingMode) return { ...size, facingMode: { exact: wish.facingMode } };
  // A chosen camera decides by itself which way it faces.
  return wish.deviceId === undefined
    ? { ...size, facingMode: { ideal: "user" } }
    : { ...size, ...device(wish) };
}
