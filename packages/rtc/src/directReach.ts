import { Loop } from "./Loop.ts";
import type { Reach } from "./networkVerdict.ts";
import type { RelayRoutes } from "./relayRoutes.ts";

/** The dictionaries of webrtc-stats that are read here, in one; lib.dom leaves `RTCStatsReport` untyped. */
interface StatsEntry {
  type: string;
  candidateType?: string;
  nominated?: boolean;
  state?: string;
  selectedCandidatePairId?: string;
  remoteCandidateId?: string;
}

/**
 * Whether others can reach this network straight away: a side behind STUN alone connects to one at the relay. If the
 * relay hears it from the address that STUN had told, so would anybody; a symmetric NAT shows each one another
 * address (RFC 5128 §2.5). Without a relay over UDP, or where that does not connect, what STUN tells must do.
 */
export async function directReach({ stun, relays }: RelayRoutes, signal: AbortSignal): Promise<Reach> {
  if (stun.length === 0) return "untested";
  const hasRelay = relays.udp.length > 0;
  const far: RTCConfiguration = hasRelay ? { iceServers: relays.udp, iceTransportPolicy: "relay" } : {};
  const loop = new Loop({ iceServers: stun }, far, signal);
  const told = stunAnswer(loop.near, signal);
  if (!hasRelay) void loop.near.setLocalDescription(); // gathers
  const opened = hasRelay && (await loop.open());
  const answered = await told; // only then it is known under which addresses it may be seen
  const seenAs = opened && !signal.aborted ? await remoteType(loop.far) : null;
  loop.close();
  if (seenAs === null) return answered ? "reached" : "blocked";
  return seenAs === "prflx" ? "blocked" : "reached";
}

/** Whether STUN answered, by what is gathered; a machine without NAT gets an answer and no other address. */
function stunAnswer(peerConnection: RTCPeerConnection, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    let failed = false;
    signal.addEventListener("abort", () => resolve(false), { once: true });
    peerConnection.addEventListener("icecandidateerror", () => {
      failed = true;
    });
    peerConnection.addEventListener("icecandidate", ({ candidate }) => {
      if (candidate?.type === "srflx") resolve(true);
      if (candidate === null) resolve(!failed);
    });
  });
}

/** The kind of address under which a side sees the other: `prflx` when it was never told this one. */
async function remoteType(side: RTCPeerConnection): Promise<string | null> {
  const report = await side.getStats();
  const entries: StatsEntry[] = [...report.values()];
  const selected = entries.find(({ type }) => type === "transport")?.selectedCandidatePairId;
  const pair: StatsEntry | undefined = selected
    ? report.get(selected)
    : entries.find(
        ({ type, nominated, state }) => type === "candidate-pair" && nominated && state === "succeeded",
      );
  const remote: StatsEntry | undefined = pair?.remoteCandidateId && report.get(pair.remoteCandidateId);
  return remote?.candidateType ?? null;
}
