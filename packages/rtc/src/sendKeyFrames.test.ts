import { afterEach, expect, test } from "vitest";
import { sendKeyFrames } from "./sendKeyFrames.ts";
import { connected, seesMore } from "./testing/flow.ts";
import { Party, wire } from "./testing/Party.ts";

const parties: Party[] = [];
afterEach(() => parties.splice(0).forEach((party) => party.close()));

/** Whole pictures that the party has received so far. */
async function keyFrames(party: Party): Promise<number> {
  let sum = 0;
  for (const stats of (await party.peerConnection?.getStats())?.values() ?? []) {
    if (stats.type === "inbound-rtp") sum += stats.keyFramesDecoded ?? 0;
  }
  return sum;
}

test("the other side receives one more whole picture each time, and nothing else changes", async () => {
  const [client, professional] = [new Party("client"), new Party("professional")];
  parties.push(client, professional);
  wire(client, professional);
  await client.media.start({ audio: {}, video: {} });
  professional.open({ polite: false, initiator: false });
  client.open({ polite: true, initiator: true });
  await connected(client, professional);
  await seesMore(professional);
  const senders = client.peerConnection!.getSenders();
  const before = senders.map((sender) => sender.getParameters().encodings);
  for (let round = 0; round < 2; round += 1) {
    const earlier = await keyFrames(professional);
    await sendKeyFrames(client.peerConnection!);
    await expect.poll(() => keyFrames(professional), { timeout: 10_000 }).toBeGreaterThan(earlier);
  }
  expect(senders.map((sender) => sender.getParameters().encodings)).toEqual(before);
});
