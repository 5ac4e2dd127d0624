import type { RootState } from "../app/store.ts";

/** The participants to whom this page has a connection that is up. */
export function connectedPeers({ peerConnections }: Pick<RootState, "peerConnections">): string[] {
  const isUp = (id: string) => peerConnections[id]?.connectionState === "connected";
  return Object.keys(peerConnections).filter(isUp);
}
