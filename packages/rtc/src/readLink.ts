import type { LinkSample } from "./LinkSample.ts";
import { pairInUse } from "./pairInUse.ts";
import type { StatsEntry } from "./StatsEntry.ts";

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
      width: null,
      height: null,
      framesPerSecond: null,
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
      else if (entry.frameWidth !== undefined) addPictures(reading.now, entry);
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

/** The line of a screen that nobody shares has no pictures. */
function addPictures(now: LinkReading["now"], entry: StatsEntry): void {
  now.width = entry.frameWidth ?? null;
  now.height = entry.frameHeight ?? null;
  now.framesPerSecond = entry.framesPerSecond ?? null;
}

function pathOf(report: RTCStatsReport, pair: StatsEntry): LinkSample["path"] {
  const ends = [pair.localCandidateId, pair.remoteCandidateId].map((id) => id && report.get(id));
  return ends.some((end?: StatsEntry | "") => end && end.candidateType === "relay") ? "relayed" : "direct";
}

function milliseconds(seconds: number | undefined): number | null {
  return seconds === undefined ? null : seconds * 1000;
}
