import { pairInUse } from "./pairInUse.ts";
import type { StatsEntry } from "./StatsEntry.ts";

/** A candidate of a connection as its statistics know it, those included that no signal has carried (prflx). */
export interface PathCandidate {
  side: "local" | "remote";
  type: string;
  protocol: string;
  /** Null where the browser keeps it to itself. */
  address: string | null;
  port: number | null;
  /** How the relay is reached; null where it is none, or of the other side. */
  relay: string | null;
  /** Whether it is an end of the pair in use. */
  used: boolean;
}

/** Reads the candidates of both sides from a stats report (W3C webrtc-stats §8.21). */
export function readPaths(report: RTCStatsReport): PathCandidate[] {
  const pair = pairInUse(report);
  const entries: StatsEntry[] = [...report.values()];
  return entries.flatMap((entry) => {
    const { id, type, candidateType = "", protocol = "", address, port, relayProtocol } = entry;
    if (type !== "local-candidate" && type !== "remote-candidate") return [];
    return {
      side: type === "local-candidate" ? "local" : "remote",
      type: candidateType,
      protocol,
      address: address || null,
      port: port ?? null,
      relay: relayProtocol || null,
      used: id === pair?.localCandidateId || id === pair?.remoteCandidateId,
    };
  });
}
