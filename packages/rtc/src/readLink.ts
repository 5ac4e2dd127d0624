import type { LinkSample } from "./LinkSample.ts";
import { pairInUse } from "./pairInUse.ts";
import type { StatsEntry } from "./StatsEntry.ts";

/** More pixels in a line than any picture has. */
const LARGEST = 1e6;

/** The counters of one moment, of which two make a sample. */
export interface LinkReading {
  at: number;
  packetsReceived: number;
  packetsLost: number;
  bytesSent: number;
  bytesReceived: number;
  /** Parts lost of what we send, as the other side last told (RFC 3550 §6.4.1). */
  remoteLoss: number[];
  now: Omit<LinkSample, "at" | "loss" | "sendBitrate" | "receiveBitrate">;
}

/** Reads the counters that matter from a stats report (W3C webrtc-stats). */
export function readLink(report: RTCStatsReport, at: number): LinkReading {
  const pair = pairInUse(report);
  const [received, sent] = [largestOf(report, "inbound-rtp"), largestOf(report, "outbound-rtp")];
  const reading: LinkReading = {
    at,
    packetsReceived: 0,
    packetsLost: 0,
    bytesSent: 0,
    bytesReceived: 0,
    remoteLoss: [],
    now: {
      roundTrip: milliseconds(pair?.currentRoundTripTime),
      jitter: null,
      availableBitrate: pair?.availableOutgoingBitrate ?? null,
      width: received?.frameWidth ?? null,
      height: received?.frameHeight ?? null,
      framesPerSecond: received?.framesPerSecond ?? null,
      sentWidth: sent?.frameWidth ?? null,
      sentHeight: sent?.frameHeight ?? null,
      sentFramesPerSecond: sent?.framesPerSecond ?? null,
      path: pair ? pathOf(report, pair) : null,
    },
  };
  for (const entry of report.values()) addEntry(reading, entry);
  return reading;
}

function addEntry(reading: LinkReading, entry: StatsEntry): void {
  switch (entry.type) {
    case "inbound-rtp":
      reading.packetsReceived += entry.packetsReceived ?? 0;
      reading.packetsLost += entry.packetsLost ?? 0;
      reading.bytesReceived += entry.bytesReceived ?? 0;
      if (entry.kind === "audio") reading.now.jitter = milliseconds(entry.jitter);
      break;
    case "outbound-rtp":
      reading.bytesSent += entry.bytesSent ?? 0;
      break;
    case "remote-inbound-rtp":
      if (entry.fractionLost !== undefined) reading.remoteLoss.push(entry.fractionLost);
      // Firefox tells the round trip only here.
      reading.now.roundTrip ??= milliseconds(entry.roundTripTime);
      break;
    default:
  }
}

/**
 * Of the lines of a direction the one with the largest pictures that move: a screen, where one is shared. The line of a
 * screen keeps the size of its last picture when it is not shared any more.
 */
function largestOf(report: RTCStatsReport, type: StatsEntry["type"]): StatsEntry | null {
  const score = ({ frameWidth = 0, framesPerSecond = 0 }: StatsEntry) =>
    framesPerSecond > 0 ? frameWidth : frameWidth / LARGEST;
  let best: StatsEntry | null = null;
  for (const entry of report.values() as Iterable<StatsEntry>) {
    const hasPictures = entry.type === type && entry.frameWidth !== undefined;
    if (hasPictures && (best === null || score(entry) > score(best))) best = entry;
  }
  return best;
}

function pathOf(report: RTCStatsReport, pair: StatsEntry): LinkSample["path"] {
  const ends = [pair.localCandidateId, pair.remoteCandidateId].map((id) => id && report.get(id));
  return ends.some((end?: StatsEntry | "") => end && end.candidateType === "relay") ? "relayed" : "direct";
}

function milliseconds(seconds: number | undefined): number | null {
  return seconds === undefined ? null : seconds * 1000;
}
