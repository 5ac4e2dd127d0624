import { afterEach, beforeEach, expect, test } from "vitest";
import { connected, hearsMore, linesInUse, seesMore, settled } from "./testing/flow.ts";
import type { Signal } from "./testing/Link.ts";
import { Party, wire } from "./testing/Party.ts";

let client: Party;
let professional: Party;

beforeEach(async () => {
  client = new Party("client");
  professional = new Party("professional");
  wire(client, professional);
  await client.media.start({ audio: {}, video: {} });
  await professional.media.start({ audio: {}, video: {} });
});
afterEach(() => {
  client.close();
  professional.close();
});

const isCandidate = (signal: Signal) => "candidate" in signal;

function open(): void {
  professional.open({ polite: false, initiator: false });
  client.open({ polite: true, initiator: true });
}

/** Both offer, and neither offer arrives before the other is made. */
async function collide(polite: Party, impolite: Party): Promise<void> {
  polite.link.hold();
  impolite.link.hold();
  polite.open({ polite: true, initiator: true });
  impolite.open({ polite: false, initiator: true });
  for (const party of [polite, impolite]) {
    await expect.poll(() => party.link.descriptions("offer"), { interval: 1 }).toHaveLength(1);
  }
}

/** The same, with offers that cannot be read as each other's answers, as those of two browsers. */
async function collideUnlike(polite: Party, impolite: Party): Promise<void> {
  for (const { link } of [polite, impolite]) link.edit = asOfAnotherBrowser;
  await collide(polite, impolite);
}

function asOfAnotherBrowser(sdp: string): string {
  return sdp.replace("\r\nt=0 0\r\n", "\r\nt=0 0\r\na=x-another-browser\r\n");
}

async function expectOneCall({ renewed }: { renewed?: Party } = {}): Promise<void> {
  await connected(client, professional);
  await settled(client, professional);
  await Promise.all([client, professional].flatMap((party) => [seesMore(party), hearsMore(party)]));
  for (const party of [client, professional]) {
    expect(linesInUse(party)).toEqual(["audio", "video", "video", "application"]);
    expect(party.peerConnection?.getTransceivers()).toHaveLength(3);
    expect(party.stream?.getTracks()).toHaveLength(2);
    expect(party.count("peer:closed")).toBe(party === renewed ? 1 : 0);
  }
}

const rounds = Array.from({ length: 10 }, (_, round) => round);

test.each(rounds)("reads two like offers that cross as each other's answers (round %i)", async (round) => {
  const [polite, impolite] = round % 2 === 0 ? [client, professional] : [professional, client];
  await collide(polite, impolite);
  const [first, second] = round % 4 < 2 ? [polite, impolite] : [impolite, polite];
  first.link.release();
  second.link.release();
  await expectOneCall();
  for (const { link } of [client, professional]) expect(link.descriptions("answer")).toEqual([]);
});

test("negotiates again in the ordinary way after offers have crossed", async () => {
  await collide(client, professional);
  client.link.release();
  professional.link.release();
  await connected(client, professional);
  for (const party of [client, professional]) {
    const before = party.peerConnection!.currentLocalDescription!.sdp;
    party.engine.restartIce(party.other!.id);
    await expect
      .poll(() => iceUser(party.peerConnection!.currentLocalDescription!.sdp))
      .not.toBe(iceUser(before));
    await expectOneCall();
  }
});

test.each(rounds)("converges when both sides make unlike offers at once (round %i)", async (round) => {
  const [polite, impolite] = round % 2 === 0 ? [client, professional] : [professional, client];
  await collideUnlike(polite, impolite);
  const [first, second] = round % 4 < 2 ? [polite, impolite] : [impolite, polite];
  first.link.release();
  second.link.release();
  await expectOneCall({ renewed: polite });
  // Which offer stands is decided by politeness, not by arrival: the impolite side's first one was answered.
  const standing = impolite.link.descriptions("offer")[0]!.negotiationId;
  expect(polite.link.descriptions("answer").map(({ negotiationId }) => negotiationId)).toContain(standing);
});

test("gathers candidates for the answer after it gave way with its first offer", async () => {
  await collideUnlike(client, professional);
  client.link.release();
  professional.link.release();
  await connected(client, professional);
  const offered = client.link.descriptions("offer")[0]!.negotiationId;
  const later = () =>
    client.link.candidates().filter(({ negotiationId, candidate }) => negotiationId !== offered && candidate);
  await expect.poll(() => later().length).toBeGreaterThan(0);
});

test("converges without a device on the side that takes its offer back", async () => {
  client.media.stop();
  await collideUnlike(client, professional);
  client.link.release();
  professional.link.release();
  await connected(client, professional);
  await settled(client, professional);
  await seesMore(client);
  await client.media.start({ audio: {}, video: {} });
  await expectOneCall({ renewed: client });
});

test("survives both sides restarting ICE at once in a running call", async () => {
  open();
  await connected(client, professional);
  const before = client.peerConnection!.currentLocalDescription!.sdp;
  client.engine.restartIce("professional");
  professional.engine.restartIce("client");
  await expect
    .poll(() => iceUser(client.peerConnection!.currentLocalDescription!.sdp))
    .not.toBe(iceUser(before));
  await expectOneCall();
});

test("sends the answer before any of its candidates, and candidates under their description's id", async () => {
  open();
  await connected(client, professional);
  for (const { link } of [client, professional]) {
    expect("description" in link.sent[0]!).toBe(true);
    await expect.poll(() => link.candidates().at(-1)?.candidate).toBeNull();
    const ids = [...link.descriptions(), ...link.candidates()].map(({ negotiationId }) => negotiationId);
    expect(new Set(ids).size).toBe(1);
  }
  expect(professional.link.descriptions()[0]?.negotiationId).toBe(
    client.link.descriptions()[0]?.negotiationId,
  );
});

test("connects from a queued offer that is released late with all its candidates at once", async () => {
  client.link.hold();
  client.open({ polite: true, initiator: true });
  await expect.poll(() => client.link.candidates().at(-1)?.candidate).toBeNull();
  professional.open({ polite: false, initiator: false });
  client.link.release();
  await expectOneCall();
});

test("keeps candidates that arrive before their description", async () => {
  client.link.hold();
  professional.link.hold(isCandidate); // so that the client's candidates alone make the connection
  open();
  await expect.poll(() => client.link.candidates().at(-1)?.candidate).toBeNull();
  const held = client.link.takeHeld();
  client.link.release([...held.filter(isCandidate), ...held.filter((signal) => !isCandidate(signal))]);
  await expectOneCall();
});

test("connects when the candidates arrive long after the descriptions", async () => {
  client.link.hold(isCandidate);
  professional.link.hold(isCandidate);
  open();
  await expect.poll(() => professional.link.descriptions()).toHaveLength(1);
  await settled(client, professional);
  for (const { link } of [client, professional]) {
    await expect.poll(() => link.candidates().at(-1)?.candidate).toBeNull();
  }
  client.link.release();
  professional.link.release();
  await expectOneCall();
});

test("does not use the candidates of an offer it ignored", async () => {
  await collideUnlike(client, professional);
  await expect.poll(() => client.link.candidates().length).toBeGreaterThan(0);
  const added = watchAddedCandidates(professional);
  client.link.release(client.link.takeHeld());
  client.link.hold();
  professional.link.hold(); // the impolite side's offer stays unanswered
  await expect.poll(() => client.link.sent.length).toBeGreaterThan(1);
  await professional.engine.receiveCandidate({
    from: "client",
    fromTab: client.tabId,
    negotiationId: client.link.descriptions()[0]!.negotiationId,
    candidate: null,
  });
  expect(added).toEqual([]);
  expect(professional.peerConnection!.signalingState).toBe("have-local-offer");
});

test("drops an answer of a negotiation that is not its own open one", async () => {
  open();
  await connected(client, professional);
  const answer = professional.link.descriptions("answer")[0]!;
  const before = client.peerConnection!.currentRemoteDescription!.sdp;

  professional.link.hold();
  client.engine.restartIce("professional");
  await expect.poll(() => professional.link.descriptions("answer")).toHaveLength(2);
  const stamp = { from: "professional", fromTab: professional.tabId };
  await client.engine.receiveDescription({ ...stamp, ...answer }); // the first round's, once more
  expect(client.peerConnection!.signalingState).toBe("have-local-offer");
  expect(client.peerConnection!.currentRemoteDescription!.sdp).toBe(before);

  professional.link.release();
  await expectOneCall();
  await client.engine.receiveDescription({ ...stamp, ...professional.link.descriptions("answer")[1]! });
  expect(client.count("peer:closed")).toBe(0);
});

test("drops an offer and candidates of an older negotiation", async () => {
  open();
  await connected(client, professional);
  const offer = client.link.descriptions("offer")[0]!;
  const candidate = client.link.candidates()[0]!;
  client.engine.restartIce("professional");
  await expect.poll(() => professional.link.descriptions("answer")).toHaveLength(2);
  await settled(client, professional);

  const added = watchAddedCandidates(professional);
  const stamp = { from: "client", fromTab: client.tabId };
  await professional.engine.receiveDescription({ ...stamp, ...offer });
  await professional.engine.receiveCandidate({ ...stamp, ...candidate });
  expect(professional.link.descriptions("answer")).toHaveLength(2);
  expect(added).not.toContain(candidate.candidate?.candidate);
  await expectOneCall();
});

test("does not let candidates of ended negotiations push out those that wait for a description", async () => {
  open();
  await connected(client, professional);
  for (let round = 2; round <= 5; round += 1) {
    client.engine.restartIce("professional");
    await expect.poll(() => professional.link.descriptions("answer")).toHaveLength(round);
    await settled(client, professional);
  }
  const ended = client.link.descriptions("offer").slice(0, 4);
  client.link.hold();
  client.engine.restartIce("professional");
  await expect.poll(() => client.link.held.some(isCandidate)).toBe(true);
  const held = client.link.takeHeld();
  const early = held.filter(isCandidate);
  client.link.release(early);
  for (const { negotiationId } of ended) {
    const stamp = { from: "client", fromTab: client.tabId };
    await professional.engine.receiveCandidate({ ...stamp, negotiationId, candidate: null });
  }
  const added = watchAddedCandidates(professional);
  client.link.release(held.filter((signal) => !isCandidate(signal)));
  await expect.poll(() => professional.link.descriptions("answer")).toHaveLength(6);
  await expect.poll(() => added.length).toBeGreaterThanOrEqual(early.length);
  await expectOneCall();
});

test("gives the same answer again when an offer comes again", async () => {
  open();
  await connected(client, professional);
  const offer = client.link.descriptions("offer")[0]!;
  await professional.engine.receiveDescription({ from: "client", fromTab: client.tabId, ...offer });
  const [first, again] = professional.link.descriptions("answer");
  expect(again?.negotiationId).toBe(first?.negotiationId);
  expect(professional.peerConnection?.signalingState).toBe("stable");
  await expectOneCall();
});

test("connects when the offer that crossed was lost because the other side was away", async () => {
  await collide(client, professional);
  professional.link.takeHeld(); // lost on the way to a client who is away
  client.link.release();
  await settled(professional);
  client.engine.repeat("professional"); // the client is back
  await expectOneCall();
});

test("connects when the answer was lost because the other side was away", async () => {
  professional.link.hold();
  open();
  await expect.poll(() => professional.link.descriptions("answer")).toHaveLength(1);
  professional.link.takeHeld();
  client.engine.repeat("professional");
  await expectOneCall();
});

test("goes on when a candidate cannot be used", async () => {
  open();
  await connected(client, professional);
  const { negotiationId } = client.link.descriptions()[0]!;
  const candidate = {
    candidate: "candidate:nonsense",
    sdpMid: "9",
    sdpMLineIndex: 9,
    usernameFragment: null,
  };
  await professional.engine.receiveCandidate({
    from: "client",
    fromTab: client.tabId,
    negotiationId,
    candidate,
  });
  await expectOneCall();
});

test("looks at an offer that follows an answer after that answer", async () => {
  open();
  await connected(client, professional);
  professional.link.hold();
  client.engine.restartIce("professional");
  await expect.poll(() => professional.link.descriptions("answer")).toHaveLength(2);
  await settled(professional);
  professional.engine.restartIce("client");
  await expect.poll(() => professional.link.descriptions("offer")).toHaveLength(1);
  professional.link.release();
  await expect.poll(() => client.link.descriptions("answer")).toHaveLength(1);
  await expectOneCall();
});

function watchAddedCandidates({ peerConnection }: Party): (string | undefined)[] {
  const added: (string | undefined)[] = [];
  const add = peerConnection!.addIceCandidate.bind(peerConnection);
  peerConnection!.addIceCandidate = async (candidate?: RTCIceCandidateInit | null) => {
    added.push(candidate?.candidate);
    await add(candidate ?? undefined);
  };
  return added;
}

function iceUser(sdp: string): string | undefined {
  return /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
}
