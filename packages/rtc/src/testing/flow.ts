import { expect } from "vitest";
import type { Party } from "./Party.ts";

interface Received {
  framesDecoded: number;
  totalAudioEnergy: number;
}

/** What a peer connection has received so far, over all its inbound streams. */
async function received(peerConnection: RTCPeerConnection | null): Promise<Received> {
  const total = { framesDecoded: 0, totalAudioEnergy: 0 };
  for (const stats of (await peerConnection?.getStats())?.values() ?? []) {
    if (stats.type !== "inbound-rtp") continue;
    total.framesDecoded += stats.framesDecoded ?? 0;
    total.totalAudioEnergy += stats.totalAudioEnergy ?? 0;
  }
  return total;
}

const patience = { timeout: 15_000, interval: 20 };

/** Waits until the party is connected. */
export async function connected(...parties: Party[]): Promise<void> {
  for (const party of parties) {
    await expect.poll(() => party.peerConnection?.connectionState, patience).toBe("connected");
  }
}

/** Waits until more pictures arrive at the party than have until now. */
export async function seesMore(party: Party): Promise<void> {
  const { framesDecoded } = await received(party.peerConnection);
  const now = async () => (await received(party.peerConnection)).framesDecoded;
  await expect.poll(now, patience).toBeGreaterThan(framesDecoded);
}

/** Waits until more sound arrives at the party than has until now. */
export async function hearsMore(party: Party): Promise<void> {
  const { totalAudioEnergy } = await received(party.peerConnection);
  const now = async () => (await received(party.peerConnection)).totalAudioEnergy;
  await expect.poll(now, patience).toBeGreaterThan(totalAudioEnergy);
}

/** The kinds of the media lines that are in use, in their order. */
export function linesInUse(party: Party): string[] {
  const sdp = party.peerConnection?.currentLocalDescription?.sdp ?? "";
  return [...sdp.matchAll(/^m=(\w+) (\d+)/gm)]
    .filter(([, , port]) => port !== "0")
    .map(([, kind]) => kind ?? "");
}

/** Waits until nothing is being negotiated on either side. */
export async function settled(...parties: Party[]): Promise<void> {
  for (const party of parties) {
    await expect.poll(() => party.peerConnection?.signalingState, patience).toBe("stable");
  }
}
