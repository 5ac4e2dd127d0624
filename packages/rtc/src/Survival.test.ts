import { afterEach, beforeEach, expect, test } from "vitest";
import { listDevices } from "./devices.ts";
import type { PeerSignal } from "./SignalChannel.ts";
import { Survival } from "./Survival.ts";
import { connected, hearsMore, seesMore, settled } from "./testing/flow.ts";
import type { Signal } from "./testing/Link.ts";
import { Party, wire } from "./testing/Party.ts";

let client: Party;
let professional: Party;
let parties: Party[];

beforeEach(async () => {
  client = new Party("client");
  professional = new Party("professional");
  parties = [client, professional];
  wire(client, professional);
  for (const party of parties) await party.media.start({ audio: {}, video: {} });
  professional.open({ polite: false, initiator: false });
  client.open({ polite: true, initiator: true });
  await connected(...parties);
  await settled(...parties);
});
afterEach(() => {
  for (const party of parties) party.close();
});

/** For a machine that has other things to do. */
const patience = { timeout: 15_000 };

const parse = (text: string) => JSON.parse(text) as PeerSignal;

const attend = (...those: Party[]) =>
  those.map(
    ({ engine }) => new Survival(engine, { parse, onSilence: () => undefined, onSound: () => undefined }),
  );

/** Nothing goes by the server any more. What was sent meanwhile is lost. */
function loseServer(...those: Party[]): void {
  for (const { link } of those) link.hold();
}

function iceUser(party: Party): string | undefined {
  return userIn(party.peerConnection!.currentLocalDescription!.sdp);
}

/** The credentials that a side believes the other to have. */
function iceUserOfOther(party: Party): string | undefined {
  return userIn(party.peerConnection!.currentRemoteDescription!.sdp);
}

function userIn(sdp: string): string | undefined {
  return /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
}

/** Waits until both sides have agreed on new ICE credentials, and media flows as before. */
async function expectRestarted(before: (string | undefined)[]): Promise<void> {
  for (const [index, party] of parties.entries()) {
    await expect.poll(() => iceUser(party), patience).not.toBe(before[index]);
  }
  await expectOneCall();
}

async function expectOneCall(): Promise<void> {
  await settled(...parties);
  await connected(...parties);
  const agree = () => parties.every((party) => iceUserOfOther(party) === iceUser(party.other!));
  await expect.poll(agree, patience).toBe(true);
  await Promise.all(parties.flatMap((party) => [seesMore(party), hearsMore(party)]));
  for (const party of parties) expect(party.count("peer:opened")).toBe(1);
}

test.each(["client", "professional"])(
  "restarts ICE over the data channel alone, begun by the %s",
  async (id) => {
    attend(...parties);
    loseServer(...parties);
    const before = parties.map(iceUser);
    await channelsOpen();
    const beginner = parties.find((party) => party.id === id);
    beginner!.engine.restartIce(beginner!.other!.id);
    await expectRestarted(before);
  },
);

test("without the server a camera switches and a screen is shown, negotiating nothing", async () => {
  attend(...parties);
  loseServer(...parties);
  const { cameras } = await listDevices();
  await client.media.selectDevice("video", cameras.at(-1)!.deviceId);
  client.engine.setScreen(professional.media.track("video"));
  await expect.poll(() => screenFrames(professional), patience).toBeGreaterThan(2);
  await expectOneCall();
  expect(parties.map(({ link }) => link.descriptions().length)).toEqual([1, 1]);
});

const rounds = Array.from({ length: 8 }, (_, round) => round);

test.each(rounds)(
  "converges when both sides restart at once, without the server or with it (round %i)",
  async (round) => {
    attend(...parties);
    await channelsOpen();
    if (round % 2 === 0) loseServer(...parties);
    const before = parties.map(iceUser);
    client.engine.restartIce("professional");
    professional.engine.restartIce("client");
    await expectRestarted(before);
  },
);

test("takes what comes by both ways once", async () => {
  attend(...parties);
  await channelsOpen();
  const before = parties.map(iceUser);
  const answered = professional.link.descriptions("answer").length;
  let remotes = 0;
  client.peerConnection!.addEventListener("signalingstatechange", () => {
    if (client.peerConnection!.signalingState === "stable") remotes += 1;
  });
  client.engine.restartIce("professional");
  await expectRestarted(before);
  expect(remotes).toBe(1);
  const answers = professional.link.descriptions("answer").slice(answered);
  expect(new Set(answers.map(({ negotiationId }) => negotiationId)).size).toBe(1);
});

test("gets over a lost answer by itself", async () => {
  attend(client); // the professional's end of the channel is not there: what goes that way is lost
  const before = parties.map(iceUser);
  professional.link.hold();
  client.engine.restartIce("professional");
  await expect.poll(() => professional.link.held.length).toBeGreaterThan(0);
  professional.link.takeHeld();
  await expectRestarted(before);
});

test("gets over a lost offer by itself, on the side that gives way and on the other", async () => {
  for (const party of parties) {
    attend(party);
    const before = parties.map(iceUser);
    party.link.hold();
    party.engine.restartIce(party.other!.id);
    await expect.poll(() => party.link.held.some((signal) => "description" in signal)).toBe(true);
    party.link.takeHeld();
    await expectRestarted(before);
  }
});

test("begins anew while an offer is unanswered, and the later one counts", async () => {
  const before = parties.map(iceUser);
  client.link.hold();
  client.engine.restartIce("professional");
  await expect.poll(() => offersHeld(client), patience).toHaveLength(1);
  client.engine.restartIce("professional");
  await expect.poll(() => offersHeld(client), patience).toHaveLength(2);
  client.link.release(client.link.takeHeld());
  await expectRestarted(before);
  const [, earlier, later] = client.link.descriptions("offer");
  expect(earlier!.description.sdp).not.toBe(later!.description.sdp);
  expect(iceUser(client)).toBe(userIn(later!.description.sdp));
});

test.each([
  ["the earlier offer last", (earlier: Signal[], later: Signal[]) => [...later, ...earlier]],
  ["both offers twice", (earlier: Signal[], later: Signal[]) => [...earlier, ...later, ...earlier, ...later]],
  [
    "the later one between the earlier one's",
    (earlier: Signal[], later: Signal[]) => [...later, ...earlier, ...later],
  ],
  [
    "the candidates before their offers",
    (earlier: Signal[], later: Signal[]) => [...later.toReversed(), ...earlier.toReversed()],
  ],
])("is not led astray by an offer that was taken back: %s", async (_, order) => {
  const before = parties.map(iceUser);
  client.link.hold();
  client.engine.restartIce("professional");
  await expect.poll(() => lastCandidates(client), patience).toBe(1);
  const earlier = client.link.takeHeld();
  client.link.hold();
  client.engine.restartIce("professional");
  await expect.poll(() => lastCandidates(client), patience).toBe(1);
  const later = client.link.takeHeld();
  client.link.release(order(earlier, later));
  await expectRestarted(before);
});

test("an offer that must give way brings the lost one of the other side again", async () => {
  const before = parties.map(iceUser);
  professional.link.hold();
  professional.engine.restartIce("client");
  await expect.poll(() => offersHeld(professional), patience).toHaveLength(1);
  professional.link.takeHeld(); // lost
  client.engine.restartIce("professional");
  await expectRestarted(before);
  expect(client.link.descriptions("answer")).toHaveLength(1);
});

test("a way back brings an offer that is waiting again, and leaves a sound connection alone", async () => {
  attend(client);
  const before = parties.map(iceUser);
  client.link.hold();
  client.engine.restartIce("professional");
  await expect.poll(() => offersHeld(client), patience).toHaveLength(1);
  client.link.takeHeld();
  client.engine.repeat("professional");
  await expectRestarted(before);
  const after = parties.map(iceUser);
  const offers = client.link.descriptions("offer").length;
  client.engine.repeat("professional");
  await expectOneCall();
  expect(parties.map(iceUser)).toEqual(after);
  expect(client.link.descriptions("offer")).toHaveLength(offers);
});

test("a suspicion restarts nothing while data arrives", async () => {
  const [survival] = attend(client);
  survival!.suspect();
  await expectOneCall();
  expect(client.link.descriptions("offer")).toHaveLength(1);
});

test("tells of another network at once", async () => {
  const [survival] = attend(client);
  const before = parties.map(iceUser);
  survival!.networkChanged();
  await expectRestarted(before);
});

/** Waits until the signals' channel is open beside the visit's and the bulk's: what is sent before is lost. */
async function channelsOpen(): Promise<void> {
  for (const { peerConnection } of parties) {
    const opened = async () =>
      [...(await peerConnection!.getStats()).values()].filter(
        ({ type, state }) => type === "data-channel" && state === "open",
      ).length;
    await expect.poll(opened, patience).toBe(3);
  }
}

function offersHeld({ link }: Party): Signal[] {
  return link.held.filter(
    (signal) => "description" in signal && signal.description.description.type === "offer",
  );
}

function lastCandidates({ link }: Party): number {
  return link.held.filter((signal) => "candidate" in signal && signal.candidate.candidate === null).length;
}

async function screenFrames({ peerConnection }: Party): Promise<number> {
  const [, , screen] = peerConnection!.getTransceivers();
  const stats = [...(await screen!.receiver.getStats()).values()];
  return stats.find(({ type }) => type === "inbound-rtp")?.framesDecoded ?? 0;
}
