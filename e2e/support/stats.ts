import { expect } from "@playwright/test";

interface RecordedPeer {
  connection: RTCPeerConnection;
  negotiationsNeeded: number;
}

declare global {
  interface Window {
    recordedPeers: RecordedPeer[];
  }
}

/** What the tests ask of one peer connection; counts and energies are sums over its tracks. */
export interface PeerStats {
  connectionState: RTCPeerConnectionState;
  signalingState: RTCSignalingState;
  negotiationsNeeded: number;
  framesSent: number;
  framesDecoded: number;
  /** Loudness times time of what was received, from `inbound-rtp` (W3C webrtc-stats). */
  totalAudioEnergy: number;
  /** Seconds of sound that were received. */
  totalSamplesDuration: number;
}

/** A page of Playwright or of Puppeteer: either can run a function in the browser. */
interface Evaluates {
  evaluate<T>(inPage: () => T | Promise<T>): Promise<T>;
}

/** Runs in the page before its scripts: keeps every RTCPeerConnection it opens, for `readStats`. */
export function recordPeerConnections(): void {
  window.recordedPeers = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      const peer: RecordedPeer = { connection: this, negotiationsNeeded: 0 };
      window.recordedPeers.push(peer);
      this.addEventListener("negotiationneeded", () => {
        peer.negotiationsNeeded += 1;
      });
    }
  };
}

/** The statistics of every peer connection the page has opened since it loaded, oldest first. */
function readStats(page: Evaluates): Promise<PeerStats[]> {
  return page.evaluate(async () => {
    const read = async ({ connection, negotiationsNeeded }: RecordedPeer): Promise<PeerStats> => {
      const sum = { framesSent: 0, framesDecoded: 0, totalAudioEnergy: 0, totalSamplesDuration: 0 };
      const report = await connection.getStats();
      for (const entry of report.values()) {
        if (entry.type === "outbound-rtp") sum.framesSent += entry.framesSent ?? 0;
        if (entry.type !== "inbound-rtp") continue;
        sum.framesDecoded += entry.framesDecoded ?? 0;
        sum.totalAudioEnergy += entry.totalAudioEnergy ?? 0;
        sum.totalSamplesDuration += entry.totalSamplesDuration ?? 0;
      }
      const { connectionState, signalingState } = connection;
      return { connectionState, signalingState, negotiationsNeeded, ...sum };
    };
    return Promise.all(window.recordedPeers.map(read));
  });
}

/** Every journey waits here more than once: asking ten times a second is cheaper than the usual longer pauses. */
const intervals = [100];

/** The statistics of the one peer connection that is connected; waits until exactly one is. */
export async function readConnected(page: Evaluates): Promise<PeerStats> {
  let connected: PeerStats[] = [];
  await expect
    .poll(
      async () => {
        const all = await readStats(page);
        connected = all.filter(({ connectionState }) => connectionState === "connected");
        return connected.length;
      },
      { message: "peer connections that are connected", intervals },
    )
    .toBe(1);
  const [only] = connected;
  if (!only) throw new Error("no peer connection");
  return only;
}

/** Waits until the page sees and hears more of the other side than when asked. */
export async function expectToSeeAndHear(page: Evaluates): Promise<void> {
  const before = await readConnected(page);
  await expect
    .poll(async () => (await readConnected(page)).framesDecoded, {
      message: "framesDecoded grows",
      intervals,
    })
    .toBeGreaterThan(before.framesDecoded + 5);
  await expect
    .poll(async () => (await readConnected(page)).totalAudioEnergy, {
      message: "totalAudioEnergy grows",
      intervals,
    })
    .toBeGreaterThan(before.totalAudioEnergy);
}
