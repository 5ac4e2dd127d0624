import { expect, type Page } from "@playwright/test";

interface Received {
  /** Loudness times time of their sound so far (W3C webrtc-stats, totalAudioEnergy). */
  energy: number;
  /** Packets of their sound so far. */
  packets: number;
  /** The smaller side of their latest picture. */
  lines: number;
}

/** What has arrived at a page from one of the others, by name. Needs `recordPeerConnections`. */
function readReceived(page: Page, name: string): Promise<Received> {
  return page.getByLabel(`Video of ${name}`, { exact: true }).evaluate(async (video) => {
    const stream = video instanceof HTMLVideoElement ? video.srcObject : null;
    const tracks = stream instanceof MediaStream ? stream.getTracks() : [];
    const received = { energy: 0, packets: 0, lines: 0 };
    for (const { connection } of window.recordedPeers) {
      const receivers = connection.getReceivers().filter(({ track }) => tracks.includes(track));
      for (const receiver of receivers) {
        for (const entry of (await receiver.getStats()).values()) {
          if (entry.type !== "inbound-rtp") continue;
          received.energy += entry.totalAudioEnergy ?? 0;
          if (entry.kind === "audio") received.packets += entry.packetsReceived ?? 0;
          received.lines += Math.min(entry.frameWidth ?? 0, entry.frameHeight ?? 0);
        }
      }
    }
    return received;
  });
}

/** Waits until the page has heard more of somebody than when asked. */
export async function expectToHear(page: Page, name: string): Promise<void> {
  const { energy } = await readReceived(page, name);
  await expect.poll(async () => (await readReceived(page, name)).energy).toBeGreaterThan(energy + 0.001);
}

/** Waits until what arrives of somebody's sound is silence. */
export async function expectSilence(page: Page, name: string): Promise<void> {
  await expect
    .poll(async () => {
      const before = await readReceived(page, name);
      // Sound goes on in packets, muted or not.
      await expect
        .poll(async () => (await readReceived(page, name)).packets)
        .toBeGreaterThan(before.packets + 50);
      return (await readReceived(page, name)).energy - before.energy;
    })
    .toBeLessThan(1e-6);
}

/** How many lines the pictures have that arrive of somebody. */
export async function linesOf(page: Page, name: string): Promise<number> {
  return (await readReceived(page, name)).lines;
}
