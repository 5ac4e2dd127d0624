import type { Page } from "@playwright/test";

/** How one side's media leaves it: `relay` names the transport to the relay, null for a direct path. */
export interface Leg {
  type: RTCIceCandidateType;
  relay: string | null;
}

/** This side's end of the candidate pair in use; null while nothing is connected. Needs `recordPeerConnections`. */
export function readLeg(page: Page): Promise<Leg | null> {
  return page.evaluate(async () => {
    for (const { connection } of window.recordedPeers) {
      if (connection.connectionState !== "connected") continue;
      const report = await connection.getStats();
      for (const entry of report.values()) {
        if (entry.type !== "transport") continue;
        const local = report.get(report.get(entry.selectedCandidatePairId)?.localCandidateId);
        if (!local) return null;
        return {
          type: local.candidateType,
          relay: local.candidateType === "relay" ? local.relayProtocol : null,
        };
      }
    }
    return null;
  });
}
