import { expect, test, vi } from "vitest";
import { CallEngine, type CallEngineOptions } from "./CallEngine.ts";
import { HeldOffer, openUnhurried } from "./HeldOffer.ts";
import { LocalMedia } from "./LocalMedia.ts";
import { PeerSession } from "./PeerSession.ts";
import type { CandidateSignal, DescriptionSignal, SignallingPort } from "./ports.ts";

const [to, negotiationId] = ["professional", "round"];
const offer = { to, negotiationId, description: { type: "offer", sdp: "v=0" } } as const;
const candidate = (n: number) => ({
  candidate: `candidate:${n}`,
  sdpMid: "0",
  sdpMLineIndex: 0,
  usernameFragment: "u",
});

function open() {
  const sent: (DescriptionSignal | CandidateSignal)[] = [];
  const signalling = new HeldOffer({
    sendDescription: (signal) => sent.push(signal),
    sendCandidate: (signal) => sent.push(signal),
  });
  const find = (found: ReturnType<typeof candidate> | null) =>
    signalling.sendCandidate({ to, negotiationId, candidate: found });
  return { sent, signalling, find };
}

test("the first offer goes with its candidates when all are found", () => {
  const { sent, signalling, find } = open();
  signalling.sendDescription(offer);
  find(candidate(1));
  expect(sent).toEqual([]);
  find(null);
  expect(sent).toEqual([{ ...offer, candidates: [candidate(1), null] }]);
});

test("it is not held for long, and candidates that are found later follow one by one", () => {
  vi.useFakeTimers();
  const { sent, signalling, find } = open();
  signalling.sendDescription(offer);
  find(candidate(1));
  vi.advanceTimersByTime(500);
  find(candidate(2));
  vi.useRealTimers();
  expect(sent).toEqual([
    { ...offer, candidates: [candidate(1)] },
    { to, negotiationId, candidate: candidate(2) },
  ]);
});

test("when the other side is heard of everything goes at once", () => {
  const { sent, signalling, find } = open();
  signalling.sendDescription(offer);
  signalling.release();
  find(candidate(1));
  signalling.sendDescription(offer);
  expect(sent).toEqual([{ ...offer, candidates: [] }, { to, negotiationId, candidate: candidate(1) }, offer]);
});

test("what is held for a connection that is gone goes nowhere", () => {
  const { sent, signalling } = open();
  signalling.sendDescription(offer);
  signalling.drop();
  signalling.release();
  expect(sent).toEqual([]);
});

test("one message of a waiting side is enough to connect to it", async () => {
  const sent: (DescriptionSignal | CandidateSignal)[] = [];
  const openEngine = (signalling: SignallingPort, createSession: CallEngineOptions["createSession"]) =>
    new CallEngine({ media: new LocalMedia(), signalling, createSession });
  const from = (id: string) => ({ from: id, fromTab: `page of ${id}` });
  const waiting = openEngine(
    { sendDescription: (signal) => sent.push(signal), sendCandidate: (signal) => sent.push(signal) },
    openUnhurried,
  );
  const admitting = openEngine(
    {
      sendDescription: (signal) => void waiting.receiveDescription({ ...signal, ...from("admitting") }),
      sendCandidate: (signal) => void waiting.receiveCandidate({ ...signal, ...from("admitting") }),
    },
    (options) => new PeerSession(options),
  );
  const connected = new Promise<void>((resolve) => {
    admitting.events.on("peer:stateChanged", ({ connectionState }) => {
      if (connectionState === "connected") resolve();
    });
  });
  waiting.openPeer({ participantId: "admitting", tabId: null, polite: true, initiator: true });
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  const [message] = sent as [DescriptionSignal];
  expect(message.candidates?.length).toBeGreaterThan(0);
  admitting.openPeer({ participantId: "waiting", tabId: null, polite: false, initiator: false });
  await admitting.receiveDescription({ ...message, ...from("waiting") });
  await connected;
  for (const engine of [waiting, admitting]) engine.close();
});
