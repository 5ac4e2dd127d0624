import type { LinkSample } from "./LinkSample.ts";

/**
 * How much picture is sent. `probing` is paused as far as people are told: a trickle finds out
 * whether there is room again.
 */
export type VideoLevel = "full" | "small" | "paused" | "probing";

export interface VideoBudget {
  level: VideoLevel;
  /** When the level was entered, in ms on the samples' clock; null before the first sample. */
  since: number | null;
  /** Samples in a row that spoke for less, for a pause, for more. */
  tight: number;
  starved: number;
  roomy: number;
  /** How long the next pause lasts before a probe, in ms. */
  pause: number;
}

/** Bits a second that the connection has for everything. Sound with its headers takes about 50,000. */
const PAUSE_BELOW = 140_000;
const SMALL_BELOW = 300_000;
const RESUME_ABOVE = 150_000;
const FULL_ABOVE = 450_000;
/** Samples in a row; one a second. Getting less is quick, getting more is slow. */
const TO_LESS = 2;
const TO_MORE = 4;
const TO_RESUME = 2;
/** The estimate starts low and grows in the first seconds of a connection, in ms. */
const WARM_UP = 4000;
const PROBE_FOR = 4000;
const FIRST_PAUSE = 3000;
const LONGEST_PAUSE = 4000;
/** A probe that fills a queue on the way delays the sound, in ms. */
const PROBE_ROUND_TRIP = 1000;

export const fullVideo: VideoBudget = {
  level: "full",
  since: null,
  tight: 0,
  starved: 0,
  roomy: 0,
  pause: FIRST_PAUSE,
};

/** The next budget after a sample. Sound comes first: picture gives way quickly and comes back slowly. */
export function nextBudget(budget: VideoBudget, sample: LinkSample): VideoBudget {
  if (budget.since === null) return { ...budget, since: sample.at };
  const room = roomOf(sample);
  const count = (speaks: boolean, so: number) => (speaks ? so + 1 : 0);
  const counted: VideoBudget = {
    ...budget,
    tight: count(room !== null && room < SMALL_BELOW, budget.tight),
    starved: count(room !== null && room < PAUSE_BELOW, budget.starved),
    roomy: count(room !== null && room > enoughFor(budget.level), budget.roomy),
  };
  const level = nextLevel(counted, sample, sample.at - budget.since);
  return level === budget.level ? counted : entered(counted, level, sample.at);
}

function nextLevel(budget: VideoBudget, sample: LinkSample, lasted: number): VideoLevel {
  switch (budget.level) {
    case "full":
      if (lasted < WARM_UP) return "full";
      if (budget.starved >= patience(sample)) return "paused";
      return budget.tight >= TO_LESS ? "small" : "full";
    case "small":
      if (budget.starved >= patience(sample)) return "paused";
      return budget.roomy >= TO_MORE ? "full" : "small";
    case "paused":
      return lasted >= budget.pause ? "probing" : "paused";
    case "probing":
      if (budget.roomy >= TO_RESUME) return "small";
      return lasted >= PROBE_FOR || isLate(sample) ? "paused" : "probing";
    default:
      return budget.level satisfies never;
  }
}

/** A fresh count; each failed probe makes the next pause longer. */
function entered(budget: VideoBudget, level: VideoLevel, at: number): VideoBudget {
  const failed = budget.level === "probing" && level === "paused";
  const pause = failed ? Math.min(LONGEST_PAUSE, budget.pause + 1000) : budget.pause;
  return { level, since: at, tight: 0, starved: 0, roomy: 0, pause: level === "full" ? FIRST_PAUSE : pause };
}

function enoughFor(level: VideoLevel): number {
  return level === "probing" ? RESUME_ABOVE : FULL_ABOVE;
}

/** How many starved seconds in a row: one will do while much is being lost, and the sound with it. */
function patience({ loss }: LinkSample): number {
  return loss !== null && loss > 0.15 ? 1 : TO_LESS;
}

function isLate({ roundTrip }: LinkSample): boolean {
  return roundTrip !== null && roundTrip > PROBE_ROUND_TRIP;
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
