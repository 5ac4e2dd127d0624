import type { Peer, VisitSnapshot } from "@televisit/protocol/visit";

/** A peer connection that a visit calls for, as `CallEngine.openPeer` takes it. */
interface WantedPeer {
  participantId: string;
  tabId: string | null;
  polite: boolean;
  initiator: boolean;
}

/** Of two people the later one offers; of two guests, the one with the greater id. */
const order = { professional: 0, client: 1, guest: 2 };

/**
 * Which peer connections a page should have, given the visit as the server tells it.
 * In each pair one side makes the offers and is polite, in every state, whoever of them comes or comes back; so
 * the two never collide unless both reload at once. The client offers to the professional, a guest to both:
 * while the client waits their offer is queued by the server, afterwards it is relayed.
 */
export function wantedPeers({ you, peers, state }: VisitSnapshot): WantedPeer[] {
  const wanted = ({ participantId, role, tabId }: Peer): WantedPeer => {
    const offers = (order[you.role] - order[role] || (you.participantId > participantId ? 1 : -1)) > 0;
    return { participantId, tabId, polite: offers, initiator: offers };
  };
  switch (state) {
    case "expected":
    case "ended":
      return [];
    case "waiting":
      // Nothing of a guest is made ahead: nobody but the professional is known to them.
      return you.role === "client" ? peers.filter(({ role }) => role === "professional").map(wanted) : [];
    case "admitted":
      return peers.filter(({ presence }) => presence !== "left").map(wanted);
    default:
      return state satisfies never;
  }
}
