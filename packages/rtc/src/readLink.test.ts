import { expect, it } from "vitest";
import { readLink } from "./readLink.ts";

/** A report as `getStats` gives it: entries by their id, in the order in which they stand here. */
function report(...entries: { id: string; type: string; [member: string]: unknown }[]): RTCStatsReport {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

const inboundAudio = {
  id: "IA",
  type: "inbound-rtp",
  kind: "audio",
  packetsReceived: 500,
  packetsLost: 5,
  bytesReceived: 40_000,
  jitter: 0.012,
};
const inboundVideo = {
  id: "IV",
  type: "inbound-rtp",
  kind: "video",
  packetsReceived: 900,
  packetsLost: 20,
  bytesReceived: 800_000,
  jitter: 0.5,
  frameWidth: 640,
  frameHeight: 360,
  framesPerSecond: 24,
};
/** The line of a screen that nobody shares. */
const inboundScreen = {
  id: "IS",
  type: "inbound-rtp",
  kind: "video",
  packetsReceived: 0,
  packetsLost: 0,
  bytesReceived: 0,
};
const pair = {
  id: "CP",
  type: "candidate-pair",
  currentRoundTripTime: 0.042,
  availableOutgoingBitrate: 1_200_000,
  localCandidateId: "L",
  remoteCandidateId: "R",
};
const transport = { id: "T", type: "transport", selectedCandidatePairId: "CP" };
const host = { type: "local-candidate", candidateType: "host" };
const relay = { type: "local-candidate", candidateType: "relay" };

it("knows nothing of a connection that has only begun", () => {
  expect(readLink(report(), 7)).toEqual({
    at: 7,
    packetsReceived: 0,
    packetsLost: 0,
    bytesSent: 0,
    bytesReceived: 0,
    remoteLoss: [],
    now: {
      roundTrip: null,
      jitter: null,
      availableBitrate: null,
      width: null,
      height: null,
      framesPerSecond: null,
      sentWidth: null,
      sentHeight: null,
      sentFramesPerSecond: null,
      path: null,
    },
  });
});

it("adds the lines of a direction up", () => {
  const sent = { type: "outbound-rtp", bytesSent: 1000 };
  const reading = readLink(
    report(inboundAudio, inboundVideo, inboundScreen, { ...sent, id: "OA" }, { ...sent, id: "OV" }),
    0,
  );
  expect(reading).toMatchObject({
    packetsReceived: 1400,
    packetsLost: 25,
    bytesReceived: 840_000,
    bytesSent: 2000,
  });
});

it("takes the jitter of the sound, and the picture of the line that has one", () => {
  for (const order of [
    [inboundAudio, inboundVideo, inboundScreen],
    [inboundScreen, inboundVideo, inboundAudio],
  ]) {
    const { now } = readLink(report(...order), 0);
    expect(now).toMatchObject({ jitter: 12, width: 640, height: 360, framesPerSecond: 24 });
  }
});

it("tells what is sent from what arrives", () => {
  const sent = { id: "OV", type: "outbound-rtp", kind: "video", frameWidth: 960, frameHeight: 540 };
  const { now } = readLink(report(inboundVideo, { ...sent, framesPerSecond: 15 }), 0);
  expect(now).toMatchObject({ width: 640, sentWidth: 960, sentHeight: 540, sentFramesPerSecond: 15 });
});

it("takes the shared screen for the picture while it is shared, and not afterwards", () => {
  const screen = { ...inboundScreen, frameWidth: 1920, frameHeight: 1080 };
  const shared = readLink(report(inboundVideo, { ...screen, framesPerSecond: 5 }), 0);
  expect(shared.now).toMatchObject({ width: 1920, framesPerSecond: 5 });
  expect(readLink(report(inboundVideo, { ...screen, framesPerSecond: 0 }), 0).now.width).toBe(640);
  expect(readLink(report(screen, inboundVideo), 0).now.width).toBe(640);
});

it("reads round trip and room from the pair in use, not from another one", () => {
  const other = { ...pair, id: "OLD", nominated: true, state: "succeeded", currentRoundTripTime: 9 };
  const { now } = readLink(report(other, pair, transport), 0);
  expect(now).toMatchObject({ roundTrip: 42, availableBitrate: 1_200_000 });
});

it("finds the nominated pair where no transport names it, as in Firefox", () => {
  const failed = { ...pair, id: "F", nominated: true, state: "failed", localCandidateId: "X" };
  const good = { ...pair, nominated: true, state: "succeeded", localCandidateId: "L" };
  const { now } = readLink(report(failed, good, { ...host, id: "L" }, { ...relay, id: "X" }), 0);
  expect(now).toMatchObject({ path: "direct", roundTrip: 42 });
});

it("takes the round trip from the other side's report only where the pair says none", () => {
  const told = { id: "RI", type: "remote-inbound-rtp", roundTripTime: 0.08, fractionLost: 0.25 };
  expect(readLink(report(told), 0)).toMatchObject({ now: { roundTrip: 80 }, remoteLoss: [0.25] });
  expect(readLink(report(told, pair, transport), 0).now.roundTrip).toBe(42);
});

it.each([
  ["direct", host, host],
  ["relayed", relay, host],
  ["relayed", host, relay],
  ["relayed", relay, relay],
] as const)("says that a path is %s by the two ends of its pair", (path, local, remote) => {
  const ends = [
    { ...local, id: "L" },
    { ...remote, id: "R", type: "remote-candidate" },
  ];
  expect(readLink(report(pair, transport, ...ends), 0).now.path).toBe(path);
});

it("reads a connection of this browser", async () => {
  const near = new RTCPeerConnection();
  const far = new RTCPeerConnection();
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.addEventListener("icecandidate", ({ candidate }) => candidate && other.addIceCandidate(candidate));
  }
  const channel = near.createDataChannel("probe");
  const opened = new Promise((resolve) => channel.addEventListener("open", resolve, { once: true }));
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription ?? { type: "rollback" });
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription ?? { type: "rollback" });
  await opened;
  expect(readLink(await near.getStats(), 0).now).toMatchObject({ path: "direct" });
  near.close();
  far.close();
});
