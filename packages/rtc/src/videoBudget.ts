import type { LinkSample } from "./LinkSample.ts";

/**
 * How much picture is sent. `probing` and `trying` are paused as far as people are told: a trickle finds out
 * whether there may be room again, and then the small picture itself whether there is, so that none
 * comes only to go again.
 */
export type VideoLevel = "full" | "small" | "paused" | "probing" | "trying";

export interface VideoBudget {
  level: VideoLevel;
  /** When the level was entered, in ms on the samples' clock; null before the first sample. */
  since: number | null;
  /** Whether a low estimate means a slow connection: it starts low on any. */
  warm: boolean;
  /** Samples in a row that spoke for less, for a pause, for more. */
  tight: number;
  starved: number;
  roomy: number;
}

/** Bits a second that the connection has for everything. Sound with its headers takes about 50,000. */
const PAUSE_BELOW = 125_000;
const SMALL_BELOW = 300_000;
const RESUME_ABOVE = 135_000;
const FULL_ABOVE = 450_000;
/** Samples in a row; one a second. Getting less is quick, getting more is slow. */
const TO_LESS = 2;
const TO_MORE = 4;
const TO_TRY = 1;
const TO_RESUME = 2;
/**
 * The estimate starts low and has grown by then, in ms; sooner where it has been seen to. Between two samples, so that
 * one a little early is not one too few.
 */
const WARM_UP = 3500;
/** Ms between probes, and what one is given: the estimate of a free connection grows by some 10,000 a second. */
const PAUSE_FOR = 2000;
const PROBE_FOR = 8000;
/** A round trip, in ms, at which a queue on the way is full and the sound behind it late. */
const FULL_QUEUE = 700;

export const fullVideo: VideoBudget = {
  level: "full",
  since: null,
  warm: false,
  tight: 0,
  starved: 0,
  roomy: 0,
};

/** The next budget after a sample. Sound comes first: picture gives way quickly and comes back slowly. */
export function nextBudget(budget: VideoBudget, sample: LinkSample): VideoBudget {
  const room = roomOf(sample);
  const since = budget.since ?? sample.at;
  const lasted = sample.at - since;
  const count = (speaks: boolean, so: number) => (speaks ? so + 1 : 0);
  const counted: VideoBudget = {
    ...budget,
    since,
    warm: budget.warm || lasted >= WARM_UP || (sample.availableBitrate ?? 0) > FULL_ABOVE,
    tight: count(room !== null && room < SMALL_BELOW, budget.tight),
    starved: count(room !== null && room < PAUSE_BELOW, budget.starved),
    roomy: count(room !== null && room > enoughFor(budget.level), budget.roomy),
  };
  const level = nextLevel(counted, sample, lasted);
  return level === budget.level ? counted : entered(counted, level, sample.at);
}

function nextLevel(budget: VideoBudget, sample: LinkSample, lasted: number): VideoLevel {
  switch (budget.level) {
    case "full":
      if (!budget.warm) return "full";
      if (budget.starved >= patience(sample)) return "paused";
      return budget.tight >= TO_LESS ? "small" : "full";
    case "small":
      if (budget.starved >= patience(sample)) return "paused";
      return budget.roomy >= TO_MORE ? "full" : "small";
    case "paused":
      return lasted >= PAUSE_FOR ? "probing" : "paused";
    case "probing":
      if (isLate(sample)) return "paused";
      if (budget.roomy >= TO_TRY) return "trying";
      return lasted >= PROBE_FOR ? "paused" : "probing";
    case "trying":
      if (budget.starved > 0 || isLate(sample)) return "paused";
      return budget.roomy >= TO_RESUME ? "small" : "trying";
    default:
      return budget.level satisfies never;
  }
}

/** A fresh count, but what is starving starves on as a small picture. */
function entered({ warm, starved }: VideoBudget, level: VideoLevel, at: number): VideoBudget {
  return { level, since: at, warm, tight: 0, starved: level === "small" ? starved : 0, roomy: 0 };
}

function enoughFor(level: VideoLevel): number {
  return level === "probing" || level === "trying" ? RESUME_ABOVE : FULL_ABOVE;
}

/** How many starved seconds in a row: one will do while much is lost or late, and the sound with it. */
function patience({ loss, roundTrip }: LinkSample): number {
  const suffers = (loss ?? 0) > 0.15 || (roundTrip ?? 0) > FULL_QUEUE;
  return suffers ? 1 : TO_LESS;
}

function isLate({ roundTrip }: LinkSample): boolean {
  return (roundTrip ?? 0) > FULL_QUEUE;
}

/**
 * Bits a second that there are, null while nobody knows. Where the browser has no estimate, much loss means
 * that no more than what arrived fits, and no loss that there is enough.
 */
function roomOf({ availableBitrate, loss, sendBitrate }: LinkSample): number | null {
  if (availableBitrate !== null) return availableBitrate;
  if (loss === null) return null;
  if (loss > 0.1) return sendBitrate * (1 - loss);
  return loss < 0.02 ? Number.POSITIVE_INFINITY : null;
}
