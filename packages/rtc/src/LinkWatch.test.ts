import { afterEach, expect, test } from "vitest";
import { LinkWatch } from "./LinkWatch.ts";
import { Party, wire } from "./testing/Party.ts";

const parties: Party[] = [];
const scope: LinkWatch[] = [];
afterEach(() => {
  for (const watch of scope.splice(0)) watch.stop();
  for (const party of parties.splice(0)) party.close();
});

/** Two who see each other, one of them watched with an audience that can be changed. */
async function call() {
  const [near, far] = [new Party("near"), new Party("far")];
  parties.push(near, far);
  wire(near, far);
  await near.media.start({ video: {} });
  far.open({ polite: false, initiator: false });
  near.open({ polite: true, initiator: true });
  await expect.poll(() => near.peerConnection?.connectionState, { timeout: 15_000 }).toBe("connected");
  const { peerConnection } = near;
  if (!peerConnection) throw new Error("not connected");
  const audience = { size: 1 };
  const events = { audience: () => audience.size, sampled: () => undefined, levelChanged: () => undefined };
  scope.push(new LinkWatch(peerConnection, events));
  const encoding = () =>
    peerConnection
      .getSenders()
      .find(({ track }) => track?.kind === "video")
      ?.getParameters().encodings[0];
  const sentHeight = async () => {
    const entries = [...(await peerConnection.getStats()).values()];
    return entries.find(
      ({ type, kind, frameHeight }) => type === "outbound-rtp" && kind === "video" && frameHeight,
    )?.frameHeight as number | undefined;
  };
  return { near, audience, encoding, sentHeight };
}

test("sends each a smaller picture when there are more, and the whole one when there are not", async () => {
  const { near, audience, encoding, sentHeight } = await call();
  const { height = 0 } = near.media.track("video")?.getSettings() ?? {};
  await expect.poll(sentHeight, { timeout: 15_000 }).toBe(height);
  audience.size = 3;
  await expect.poll(() => encoding()?.maxBitrate, { timeout: 15_000 }).toBe(600_000);
  await expect.poll(sentHeight, { timeout: 15_000 }).toBeLessThanOrEqual(360);
  audience.size = 1;
  await expect.poll(() => encoding()?.maxBitrate, { timeout: 15_000 }).toBeUndefined();
  await expect.poll(sentHeight, { timeout: 15_000 }).toBe(height);
}, 60_000);
