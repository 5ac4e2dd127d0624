import { afterEach, beforeEach, expect, test } from "vitest";
import { listDevices } from "./devices.ts";
import { connected, hearsMore, linesInUse, seesMore, settled } from "./testing/flow.ts";
import { Party, wire } from "./testing/Party.ts";

let client: Party;
let professional: Party;
let parties: Party[];

beforeEach(() => {
  client = new Party("client");
  professional = new Party("professional");
  parties = [client, professional];
  wire(client, professional);
});
afterEach(() => {
  for (const party of parties) party.close();
});

async function startMedia(...those: Party[]): Promise<void> {
  for (const party of those) await party.media.start({ audio: {}, video: {} });
}

function open(): void {
  professional.open({ polite: false, initiator: false });
  client.open({ polite: true, initiator: true });
}

test("connects, and picture and sound flow both ways", async () => {
  await startMedia(client, professional);
  open();
  await connected(client, professional);
  await Promise.all([client, professional].flatMap((party) => [seesMore(party), hearsMore(party)]));
  expect(client.link.descriptions()).toHaveLength(1);
  expect(professional.link.descriptions()).toHaveLength(1);
  expect(linesInUse(client)).toEqual(["audio", "video", "video", "application"]);
});

test("keeps one remote stream for the life of a session, with one track of each kind", async () => {
  await startMedia(client, professional);
  open();
  await connected(client, professional);
  for (const party of parties) {
    const streams = party.events.flatMap((event) =>
      event.type === "peer:streamChanged" ? [event.stream] : [],
    );
    expect(new Set(streams).size).toBe(1);
    expect(party.stream?.getAudioTracks()).toHaveLength(1);
    expect(party.stream?.getVideoTracks()).toHaveLength(1);
  }
});

test("carries messages both ways and says whether they were sent", async () => {
  open();
  expect(client.engine.send("professional", "too early")).toBe(false);
  for (const party of parties) {
    await expect
      .poll(() =>
        party.events.some((event) => event.type === "peer:channelChanged" && event.readyState === "open"),
      )
      .toBe(true);
  }
  expect(client.engine.send("professional", "hello")).toBe(true);
  professional.engine.broadcast("good morning");
  await expect.poll(() => professional.messages()).toEqual(["hello"]);
  await expect.poll(() => client.messages()).toEqual(["good morning"]);
  expect(client.engine.send("nobody", "hello")).toBe(false);
});

test.each([
  ["initiating", () => [professional, client]],
  ["answering", () => [client, professional]],
])(
  "connects without any device on the %s side, and a camera added later flows without negotiation",
  async (_, order) => {
    const [equipped, bare] = order() as [Party, Party];
    await startMedia(equipped);
    open();
    await connected(client, professional);
    await Promise.all([seesMore(bare), hearsMore(bare)]);
    await bare.media.start({ audio: {}, video: {} });
    await Promise.all([seesMore(equipped), hearsMore(equipped)]);
    expect(client.link.descriptions()).toHaveLength(1);
    expect(professional.link.descriptions()).toHaveLength(1);
  },
);

test("switches the camera for the other side without negotiation", async () => {
  await startMedia(client, professional);
  open();
  await connected(client, professional);
  const { cameras } = await listDevices();
  const other = cameras.at(-1)!; // the fake devices with an odd number do not flow over a connection
  expect(client.media.snapshot().video.deviceId).not.toBe(other.deviceId);
  await client.media.selectDevice("video", other.deviceId);
  expect(client.media.snapshot().video.deviceId).toBe(other.deviceId);
  const sent = () =>
    client.peerConnection!.getSenders().find(({ track }) => track?.kind === "video")?.track?.id;
  await expect.poll(sent).toBe(client.media.track("video")?.id);
  await seesMore(professional);
  expect(client.link.descriptions()).toHaveLength(1);
});

test("sends the first pictures small, so that they come soon, and the full size a second later", async () => {
  await startMedia(client, professional);
  open();
  for (const party of parties) await expect.poll(() => pictureHeight(party)).toBe(360);
  for (const party of parties) await expect.poll(() => pictureHeight(party), { timeout: 10_000 }).toBe(720);
});

test("restarts ICE when the connection failed", async () => {
  open();
  await connected(client, professional);
  const { peerConnection } = client;
  // A real failure takes the browser half a minute to admit.
  Object.defineProperty(peerConnection, "connectionState", { value: "failed", configurable: true });
  peerConnection!.dispatchEvent(new Event("connectionstatechange"));
  await expect.poll(() => client.link.descriptions("offer")).toHaveLength(2);
});

test("opens a peer once for the same page, whether or not the page is known yet", () => {
  professional.open({ polite: false, initiator: false, tabId: null });
  professional.open({ polite: false, initiator: false });
  professional.open({ polite: false, initiator: false, tabId: null });
  expect(professional.count("peer:opened")).toBe(1);
  expect(professional.engine.hasPeer("client")).toBe(true);
});

test("takes the page from an announcement when it was not known", () => {
  professional.open({ polite: false, initiator: false, tabId: null });
  professional.open({ polite: false, initiator: false });
  professional.open({ polite: false, initiator: false, tabId: crypto.randomUUID() });
  expect(professional.count("peer:opened")).toBe(2);
  expect(professional.engine.hasPeer("client")).toBe(true);
});

test("listens again to an earlier page that is announced again", async () => {
  professional.open({ polite: false, initiator: false });
  professional.open({ polite: false, initiator: false, tabId: crypto.randomUUID() });
  professional.open({ polite: false, initiator: false });
  client.open({ polite: true, initiator: true });
  await connected(client, professional);
  expect(professional.count("peer:opened")).toBe(3);
});

test("opens one session when whoever hears of a closed one opens the peer again", () => {
  professional.open({ polite: false, initiator: false });
  professional.engine.events.on("peer:closed", () =>
    professional.open({ polite: false, initiator: false, tabId: null }),
  );
  professional.open({ polite: false, initiator: false, tabId: crypto.randomUUID() });
  expect(professional.count("peer:opened")).toBe(2);
  professional.engine.close();
  expect(professional.count("peer:opened")).toBe(2);
  expect(professional.engine.hasPeer("client")).toBe(false);
});

test("makes the offer when a waiting session is told to begin", async () => {
  await startMedia(client, professional);
  professional.open({ polite: false, initiator: false });
  client.open({ polite: true, initiator: false });
  // The connection has asked for negotiation by now, and was not allowed to offer.
  await new Promise((resolve) => client.peerConnection!.addEventListener("negotiationneeded", resolve));
  expect(client.link.descriptions()).toHaveLength(0);
  client.open({ polite: true, initiator: true });
  client.open({ polite: true, initiator: true });
  await connected(client, professional);
  await Promise.all([seesMore(client), seesMore(professional)]);
  expect(client.link.descriptions()).toHaveLength(1);
});

test("makes no offer of its own when told to begin while one is being answered", async () => {
  client.link.hold();
  professional.open({ polite: false, initiator: false });
  await new Promise((resolve) => professional.peerConnection!.addEventListener("negotiationneeded", resolve));
  client.open({ polite: true, initiator: true });
  await expect.poll(() => client.link.candidates().at(-1)?.candidate).toBeNull();
  client.link.release();
  professional.open({ polite: false, initiator: true });
  await connected(client, professional);
  await settled(client, professional);
  expect(professional.link.descriptions()).toHaveLength(1);
  expect(client.link.descriptions()).toHaveLength(1);
});

test("replaces the session when another page is announced, closing the earlier one exactly once", async () => {
  await startMedia(client, professional);
  open();
  await connected(client, professional);
  const earlier = professional.peerConnection!;
  const reloaded = new Party("client");
  parties.push(reloaded);
  wire(reloaded, professional);
  professional.open({ polite: false, initiator: false });
  expect(earlier.connectionState).toBe("closed");
  reloaded.open({ polite: true, initiator: true });
  await connected(reloaded, professional);
  expect(professional.count("peer:opened")).toBe(2);
  expect(professional.count("peer:closed")).toBe(1);
  expect(professional.events.findIndex(({ type }) => type === "peer:closed")).toBeLessThan(
    professional.events.findLastIndex(({ type }) => type === "peer:opened"),
  );
});

test("replaces the session when a signal comes from a page not seen before, and drops the earlier page's", async () => {
  await startMedia(client, professional);
  open();
  await connected(client, professional);
  const reloaded = new Party("client");
  parties.push(reloaded);
  await startMedia(reloaded);
  wire(reloaded, professional);
  reloaded.open({ polite: true, initiator: true });
  await connected(reloaded, professional);
  await Promise.all([seesMore(reloaded), seesMore(professional)]);
  expect(professional.count("peer:closed")).toBe(1);

  client.engine.restartIce("professional");
  await expect.poll(() => client.link.descriptions("offer")).toHaveLength(2);
  await settled(professional);
  expect(professional.count("peer:opened")).toBe(2);
  expect(professional.link.descriptions("answer")).toHaveLength(2);
});

test("replaces the session when the same page made a new connection unnoticed", async () => {
  await startMedia(client, professional);
  open();
  await connected(client, professional);
  client.engine.closePeer("professional");
  client.open({ polite: true, initiator: true });
  await connected(client, professional);
  await Promise.all([seesMore(client), seesMore(professional)]);
  expect(professional.count("peer:opened")).toBe(2);
  expect(professional.count("peer:closed")).toBe(1);
  // The page itself is not retired: it is still heard.
  client.engine.restartIce("professional");
  await expect.poll(() => professional.link.descriptions("answer")).toHaveLength(3);
});

test("takes the page from the first signal when it was not known", async () => {
  professional.open({ polite: false, initiator: false, tabId: null });
  client.open({ polite: true, initiator: true });
  await connected(client, professional);
  professional.open({ polite: false, initiator: false });
  expect(professional.count("peer:opened")).toBe(1);
  professional.open({ polite: false, initiator: false, tabId: crypto.randomUUID() });
  expect(professional.count("peer:opened")).toBe(2);
});

test("ignores signals from a participant it does not know", async () => {
  client.open({ polite: true, initiator: true });
  await expect.poll(() => client.link.descriptions()).toHaveLength(1);
  await expect.poll(() => client.link.candidates().length).toBeGreaterThan(0);
  expect(professional.engine.hasPeer("client")).toBe(false);
  expect(professional.events).toEqual([]);
});

test("closes a peer exactly once and can open it again", async () => {
  open();
  await connected(client, professional);
  const first = client.peerConnection!;
  client.engine.closePeer("professional");
  client.engine.closePeer("professional");
  client.engine.closePeer("nobody");
  expect(first.signalingState).toBe("closed");
  expect(client.count("peer:closed")).toBe(1);
  expect(client.engine.hasPeer("professional")).toBe(false);
  professional.engine.closePeer("client");
  open();
  await connected(client, professional);
  expect(client.peerConnection).not.toBe(first);
  client.engine.close();
  expect(client.count("peer:closed")).toBe(2);
});

test("lets a farewell arrive before it closes, and the other side hears the channel close", async () => {
  open();
  await connected(client, professional);
  const isOpen = (party: Party) =>
    party.events.some((event) => event.type === "peer:channelChanged" && event.readyState === "open");
  await expect.poll(() => parties.every(isOpen)).toBe(true);
  const { peerConnection } = client;
  client.engine.closePeer("professional", "goodbye");
  expect(client.events.at(-1)).toMatchObject({ type: "peer:closed", error: null });
  expect(client.engine.hasPeer("professional")).toBe(false);
  await expect.poll(() => professional.messages()).toEqual(["goodbye"]);
  await expect.poll(() => peerConnection?.signalingState, { timeout: 10_000 }).toBe("closed");
  const hears = () =>
    professional.events.some(
      (event) => event.type === "peer:channelChanged" && event.readyState === "closed",
    );
  await expect.poll(hears, { timeout: 10_000 }).toBe(true);
});

test("sends no more picture or sound after a farewell", async () => {
  await startMedia(client, professional);
  open();
  await connected(client, professional);
  const { peerConnection } = client;
  const sent = () => peerConnection?.getSenders().flatMap(({ track }) => track ?? []) ?? [];
  await expect.poll(() => client.engine.send("professional", "hello"), { timeout: 10_000 }).toBe(true);
  client.engine.closePeer("professional", "goodbye");
  await expect.poll(sent, { timeout: 10_000 }).toEqual([]);
});

test("closes at once, farewell or not, where no channel is open", () => {
  open();
  const { peerConnection } = client;
  client.engine.closePeer("professional", "goodbye");
  return expect.poll(() => peerConnection?.signalingState).toBe("closed");
});

test("closes the session with the reason when the other side's description cannot be used", async () => {
  professional.open({ polite: false, initiator: false });
  await professional.engine.receiveDescription({
    from: "client",
    fromTab: client.tabId,
    negotiationId: crypto.randomUUID(),
    description: { type: "offer", sdp: "not a description" },
  });
  const closed = professional.events.filter((event) => event.type === "peer:closed");
  expect(closed).toHaveLength(1);
  expect(closed[0]?.error?.cause).toBeInstanceOf(Error);
  expect(professional.engine.hasPeer("client")).toBe(false);
});

test.each(["setRemoteDescription", "setLocalDescription"] as const)(
  "stops quietly when closed during %s",
  async (method) => {
    professional.open({ polite: false, initiator: false });
    const { peerConnection } = professional;
    const real = peerConnection![method].bind(peerConnection);
    peerConnection![method] = async (description?: RTCLocalSessionDescriptionInit) => {
      await real(description as RTCSessionDescriptionInit);
      professional.engine.closePeer("client");
    };
    client.open({ polite: true, initiator: true });
    await expect.poll(() => professional.count("peer:closed")).toBe(1);
    await expect.poll(() => client.link.candidates().at(-1)?.candidate).toBeNull();
    expect(professional.link.sent).toEqual([]);
    const closed = professional.events.filter((event) => event.type === "peer:closed");
    expect(closed).toEqual([{ type: "peer:closed", participantId: "client", error: null }]);
  },
);

test("silences the other side when muted, and is heard again when unmuted", async () => {
  await startMedia(client, professional);
  open();
  await connected(client, professional);
  await hearsMore(professional);
  client.media.setMuted("audio", true);
  const track = professional.stream!.getAudioTracks()[0]!;
  // The decoder leaves a whisper of 3e-5; the fake beep is at 0.5.
  await expect.poll(() => loudest(track), { timeout: 15_000 }).toBeLessThan(0.001);
  client.media.setMuted("audio", false);
  await hearsMore(professional);
  await expect.poll(() => loudest(track), { timeout: 15_000 }).toBeGreaterThan(0.01);
});

/** Lines of the pictures that arrive; undefined before the first. */
async function pictureHeight({ peerConnection }: Party): Promise<number | undefined> {
  const stats = [...(await peerConnection!.getStats()).values()];
  // The line of the screen is video too, and carries nothing yet.
  return stats.find(({ type, frameHeight }) => type === "inbound-rtp" && frameHeight > 0)?.frameHeight;
}

/** The greatest sample over more than a second: the fake microphone beeps once a second. */
async function loudest(track: MediaStreamTrack): Promise<number> {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 32_768 });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let peak = 0;
  const end = context.currentTime + 1.5;
  while (context.currentTime < end) {
    await new Promise(requestAnimationFrame);
    analyser.getFloatTimeDomainData(samples);
    for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  }
  await context.close();
  return peak;
}
