import type { VisitSnapshot } from "@televisit/protocol/visit";

/** A peer connection that a visit calls for, as `CallEngine.openPeer` takes it. */
interface WantedPeer {
  participantId: string;
  tabId: string | null;
  polite: boolean;
  initiator: boolean;
}

/**
 * Which peer connections a page should have, given the visit as the server tells it.
 * The client makes the offers and is polite, in every state: while waiting the offer is queued by
 * the server, afterwards it is relayed. So the two sides never collide unless both reload at once.
 */
export function wantedPeers(visit: VisitSnapshot): WantedPeer[] {
  const isProfessional = visit.you.role === "professional";
  const manners = { polite: !isProfessional, initiator: !isProfessional };
  switch (visit.state) {
    case "expected":
    case "ended":
      return [];
    case "waiting":
      if (isProfessional) return [];
      return visit.peers
        .filter((peer) => peer.role === "professional")
        .map(({ participantId }) => ({ participantId, tabId: null, ...manners }));
    case "admitted":
      return visit.peers
        .filter((peer) => peer.presence !== "left")
        .map(({ participantId, tabId }) => ({ participantId, tabId, ...manners }));
    default:
      return visit.state satisfies never;
  }
}
