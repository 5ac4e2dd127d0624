import type { PictureProperty, SoundProperty } from "./trackFacts.ts";

/** What is asked of a track; what is left out is the browser's choice. */
export interface TrackRequest {
  picture?: Partial<Record<PictureProperty, number>>;
  sound?: Partial<Record<SoundProperty, boolean>>;
}

/** `overconstrained`: the device cannot do the named constraint; it stays set as it was. */
export type ConstrainResult =
  | { outcome: "applied" }
  | { outcome: "overconstrained"; constraint: string }
  | { outcome: "failed" };

/** Ratios of whole pixels are rarely exact: 854×480 is 1.779, and counts as 16:9. */
const RATIO_TOLERANCE = 0.01;

/**
 * Sets a track to exactly what is asked for, or says why not. Never rejects. Replaces what was
 * asked before (Media Capture §4.3.4); read what came of it with `trackFacts`.
 */
export async function constrainTrack(
  track: MediaStreamTrack,
  request: TrackRequest,
): Promise<ConstrainResult> {
  try {
    await track.applyConstraints(constraintsFor(request));
    return { outcome: "applied" };
  } catch (error) {
    if (error instanceof OverconstrainedError) {
      return { outcome: "overconstrained", constraint: error.constraint };
    }
    return { outcome: "failed" };
  }
}

function constraintsFor({ picture = {}, sound = {} }: TrackRequest): MediaTrackConstraints {
  const { aspectRatio, ...numbers } = picture;
  const exact = Object.entries({ ...numbers, ...sound }).map(([name, value]) => [name, { exact: value }]);
  const ratio = aspectRatio === undefined ? {} : { aspectRatio: around(aspectRatio) };
  return { ...Object.fromEntries(exact), ...ratio };
}

function around(ratio: number): ConstrainDoubleRange {
  return { min: ratio - RATIO_TOLERANCE, max: ratio + RATIO_TOLERANCE };
}
