import type { VideoLevel } from "./videoBudget.ts";

/** What an encoder of pictures keeps to; what is left out is its own choice. */
export interface EncodingLimits {
  active: boolean;
  /** `scaleResolutionDownBy`: 2 is half as wide and half as high. */
  scale: number;
  maxFramerate?: number;
  /** Bits a second. */
  maxBitrate?: number;
}

/**
 * What a level asks of the camera's encoder. Without negotiation: the parameters of the running sender change.
 * A probe may send far more than so small a picture needs: Chromium then looks for room by itself, with bursts
 * of some milliseconds, and its estimate does not stay at what happens to be sent.
 */
const cameraLevels: Record<VideoLevel, EncodingLimits> = {
  full: { active: true, scale: 1 },
  small: { active: true, scale: 2, maxFramerate: 15 },
  probing: { active: true, scale: 4, maxFramerate: 8, maxBitrate: 250_000 },
  trying: { active: true, scale: 2, maxFramerate: 15, maxBitrate: 100_000 },
  paused: { active: false, scale: 4 },
};

/** The same of a shared screen: its writing stays sharp, and it changes less often. It never goes dark. */
const screenLevels: Record<VideoLevel, EncodingLimits> = {
  full: { active: true, scale: 1 },
  small: { active: true, scale: 1, maxFramerate: 5, maxBitrate: 150_000 },
  probing: { active: true, scale: 1, maxFramerate: 1, maxBitrate: 35_000 },
  trying: { active: true, scale: 1, maxFramerate: 1, maxBitrate: 35_000 },
  paused: { active: true, scale: 1, maxFramerate: 1, maxBitrate: 35_000 },
};

interface Share {
  /** The short side of the picture, in pixels. */
  lines: number;
  maxBitrate: number;
  maxFramerate?: number;
}

/**
 * What each of several receivers is sent at most. Every one of them costs an encoder and its share of the upload, and
 * each shows it in a smaller tile: together they get about what one would. Each share leaves more than a full picture
 * needs by `videoBudget`, so that it is no reason to send less.
 */
const cameraShares: readonly Share[] = [
  { lines: 540, maxBitrate: 900_000 },
  { lines: 360, maxBitrate: 600_000, maxFramerate: 20 },
];
const screenShares: readonly Omit<Share, "lines">[] = [
  { maxBitrate: 1_200_000, maxFramerate: 15 },
  { maxBitrate: 800_000, maxFramerate: 10 },
];

/**
 * The camera's limits towards one receiver: by what the path has room for and by how many receive, the tighter of both.
 * @param audience how many receive the picture, this one included
 * @param lines the short side of the camera's picture in pixels; undefined while there is none
 */
export function cameraLimits(level: VideoLevel, audience: number, lines: number | undefined): EncodingLimits {
  const share = shareOf(cameraShares, audience);
  if (!share) return cameraLevels[level];
  return tighter(cameraLevels[level], share, Math.max(1, (lines ?? 0) / share.lines));
}

/** The same of a shared screen, whose size stays. */
export function screenLimits(level: VideoLevel, audience: number): EncodingLimits {
  const share = shareOf(screenShares, audience);
  return share ? tighter(screenLevels[level], share, 1) : screenLevels[level];
}

function shareOf<T>(shares: readonly T[], audience: number): T | undefined {
  return shares[Math.min(audience - 2, shares.length - 1)];
}

function tighter(limits: EncodingLimits, share: Omit<Share, "lines">, scale: number): EncodingLimits {
  const maxFramerate = lower(limits.maxFramerate, share.maxFramerate);
  return {
    active: limits.active,
    scale: Math.max(limits.scale, scale),
    maxBitrate: lower(limits.maxBitrate, share.maxBitrate) ?? share.maxBitrate,
    ...(maxFramerate === undefined ? {} : { maxFramerate }),
  };
}

function lower(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}
