import { type MediaProblem, mediaProblem } from "./mediaErrors.ts";
import { type MediaKind, mediaKinds } from "./mediaKind.ts";

/** What to open, by kind. `exact`: this device or none; otherwise the device is a wish. */
export type TrackWishes = Partial<Record<MediaKind, { deviceId?: string; exact?: boolean }>>;

export type OpenedTrack = MediaStreamTrack | MediaProblem;

/**
 * Opens the wished kinds with one question to the person where possible. When that fails each
 * kind is asked for by itself, so that a missing, refused or busy camera still gives a microphone.
 * Never rejects: what could not be opened is named by its problem.
 */
export async function openTracks(wishes: TrackWishes): Promise<Partial<Record<MediaKind, OpenedTrack>>> {
  const kinds = mediaKinds.filter((kind) => wishes[kind]);
  const together = await open(wishes);
  if (together instanceof MediaStream || kinds.length < 2) return byKind(kinds, together);
  const opened: Partial<Record<MediaKind, OpenedTrack>> = {};
  for (const kind of kinds) {
    Object.assign(opened, byKind([kind], await open({ [kind]: wishes[kind] })));
  }
  return opened;
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

function byKind(
  kinds: readonly MediaKind[],
  opened: MediaStream | MediaProblem,
): Partial<Record<MediaKind, OpenedTrack>> {
  const trackOf = (kind: MediaKind) =>
    opened instanceof MediaStream
      ? (opened.getTracks().find((track) => track.kind === kind) ?? "missing")
      : opened;
  return Object.fromEntries(kinds.map((kind) => [kind, trackOf(kind)]));
}

type Wish = NonNullable<TrackWishes[MediaKind]>;

function device({ deviceId, exact = false }: Wish): MediaTrackConstraints {
  if (deviceId === undefined) return {};
  return { deviceId: exact ? { exact: deviceId } : { ideal: deviceId } };
}

function audioConstraints(wish: Wish): MediaTrackConstraints {
  return { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...device(wish) };
}

function videoConstraints(wish: Wish): MediaTrackConstraints {
  const size = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
  // A chosen camera decides by itself which way it faces.
  return wish.deviceId === undefined
    ? { ...size, facingMode: { ideal: "user" } }
    : { ...size, ...device(wish) };
}
