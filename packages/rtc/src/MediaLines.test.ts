import { afterEach, beforeEach, expect, test } from "vitest";
import { connected, settled } from "./testing/flow.ts";
import { Party, wire } from "./testing/Party.ts";

let client: Party;
let professional: Party;

beforeEach(() => {
  client = new Party("client");
  professional = new Party("professional");
  wire(client, professional);
});
afterEach(() => {
  for (const party of [client, professional]) party.close();
});

/** A picture that changes with each frame: a stand-in for a captured screen. */
function paintedScreen(): MediaStreamTrack {
  const canvas = document.createElement("canvas");
  canvas.width = 640;
  canvas.height = 400;
  const context = canvas.getContext("2d")!;
  const [track] = canvas.captureStream().getVideoTracks();
  const paint = () => {
    if (track!.readyState === "ended") return;
    context.fillStyle = `hsl(${performance.now() % 360} 80% 50%)`;
    context.fillRect(0, 0, canvas.width, canvas.height);
    requestAnimationFrame(paint);
  };
  paint();
  return track!;
}

/** The pictures that a party has decoded of the other side's screen, and how wide they are. */
async function screenAt(party: Party): Promise<{ frames: number; width: number }> {
  const { stream } = party.events.findLast((event) => event.type === "peer:screenChanged") ?? {};
  const track = stream?.getVideoTracks()[0];
  for (const stats of (await party.peerConnection!.getStats()).values()) {
    if (stats.type !== "inbound-rtp" || stats.trackIdentifier !== track?.id) continue;
    return { frames: stats.framesDecoded ?? 0, width: stats.frameWidth ?? 0 };
  }
  return { frames: 0, width: 0 };
}

async function expectScreenFrom(sharer: Party, viewer: Party): Promise<void> {
  const screen = paintedScreen();
  const before = (await screenAt(viewer)).frames;
  sharer.engine.setScreen(screen);
  await expect.poll(async () => (await screenAt(viewer)).frames, { timeout: 15_000 }).toBeGreaterThan(before);
  expect((await screenAt(viewer)).width).toBe(640);
  sharer.engine.setScreen(null);
  screen.stop();
}

test("shows a screen either way without negotiation, the camera staying on its own line", async () => {
  await client.media.start({ video: {} });
  professional.open({ polite: false, initiator: false });
  client.open({ polite: true, initiator: true });
  await connected(client, professional);
  await expectScreenFrom(client, professional);
  await expectScreenFrom(professional, client);
  expect(client.link.descriptions()).toHaveLength(1);
  expect(professional.link.descriptions()).toHaveLength(1);
  expect(professional.stream?.getVideoTracks()).toHaveLength(1);
});

test("shows a screen either way when the first offers collided and one side gave way", async () => {
  await professional.media.start({ video: {} });
  for (const { link } of [client, professional]) {
    // As between two browser families: neither offer can be read as the answer to the other.
    link.edit = (sdp) => sdp.replace("\r\nt=0 0\r\n", "\r\nt=0 0\r\na=x-another-browser\r\n");
    link.hold();
  }
  client.open({ polite: true, initiator: true });
  professional.open({ polite: false, initiator: true });
  for (const { link } of [client, professional]) await expect.poll(() => link.descriptions().length).toBe(1);
  for (const { link } of [client, professional]) link.release();
  await connected(client, professional);
  await settled(client, professional);
  await expectScreenFrom(client, professional);
  await expectScreenFrom(professional, client);
});

test("shows a screen that was shared before the connection was made", async () => {
  const screen = paintedScreen();
  professional.engine.setScreen(screen);
  client.engine.setScreen(screen);
  professional.open({ polite: false, initiator: false });
  client.open({ polite: true, initiator: true });
  await connected(client, professional);
  for (const viewer of [client, professional]) {
    await expect.poll(async () => (await screenAt(viewer)).frames, { timeout: 15_000 }).toBeGreaterThan(0);
  }
  screen.stop();
});
