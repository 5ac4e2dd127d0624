import type { Peer } from "@televisit/protocol/visit";
import { useAppSelector } from "../../app/hooks.ts";

/** Those of the participants whose screen can be seen now. */
export function usePeersSharing(peers: readonly Peer[]): Peer[] {
  const media = useAppSelector((state) => state.peerMedia);
  return peers.filter((peer) => peer.presence !== "left" && media[peer.participantId]?.screen);
}
