import type { LinkSample } from "./LinkSample.ts";
import type { LinkReading } from "./readLink.ts";

/** What happened between two readings of the same connection. */
export function compareReadings(earlier: LinkReading, later: LinkReading): LinkSample {
  const seconds = Math.max(0.001, (later.at - earlier.at) / 1000);
  const bitrate = (counter: "bytesSent" | "bytesReceived") =>
    Math.max(0, ((later[counter] - earlier[counter]) * 8) / seconds);
  return {
    at: later.at,
    ...later.now,
    loss: lossBetween(earlier, later),
    sendBitrate: bitrate("bytesSent"),
    receiveBitrate: bitrate("bytesReceived"),
  };
}

/** The worse of the two directions. Counters go back when a packet comes late or a line is new. */
function lossBetween(earlier: LinkReading, later: LinkReading): number | null {
  const received = later.packetsReceived - earlier.packetsReceived;
  const lost = Math.max(0, later.packetsLost - earlier.packetsLost);
  const inbound = received + lost > 0 ? [Math.min(1, lost / Math.max(1, received + lost))] : [];
  const known = [...inbound, ...later.remoteLoss];
  return known.length === 0 ? null : Math.max(...known);
}
