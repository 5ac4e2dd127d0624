import { expect, test } from "vitest";
import { ChannelSignalling } from "./ChannelSignalling.ts";
import type { Channel } from "./channel.ts";

const description = { type: "offer", sdp: "v=0" } as const;
const [to, negotiationId] = ["client", "round"];

function candidate(n: number) {
  return { candidate: `candidate:${n}`, sdpMid: "0", sdpMLineIndex: 0, usernameFragment: "u" };
}

/** What is under test, the visit it speaks in, and what it has sent. */
function open() {
  const sent: { name: string; payload: unknown }[] = [];
  const request: Channel["request"] = (name, payload) => {
    sent.push({ name, payload });
    return new Promise(() => undefined);
  };
  const page = { visitId: null as string | null };
  const signalling = new ChannelSignalling({ request }, () => page.visitId);
  return {
    sent,
    page,
    signalling,
    find: (n: number) => signalling.sendCandidate({ to, negotiationId, candidate: candidate(n) }),
  };
}

const sentCandidate = (n: number) => ({
  name: "signal:candidate",
  payload: { visitId: "visit", to, negotiationId, candidate: candidate(n) },
});

test("the offer made ahead goes with admit, and candidates found meanwhile follow its acknowledgement", () => {
  const { sent, page, signalling, find } = open();
  signalling.sendDescription({ to, negotiationId, description });
  find(1);
  expect(signalling.takePrepared(to)).toEqual({ negotiationId, description, candidates: [candidate(1)] });
  page.visitId = "visit";
  find(2);
  find(3);
  expect(sent).toEqual([]);
  signalling.release();
  find(4);
  expect(sent).toEqual([2, 3, 4].map(sentCandidate));
});

test("a description does not wait for the acknowledgement", () => {
  const { sent, page, signalling } = open();
  signalling.takePrepared(to);
  page.visitId = "visit";
  signalling.sendDescription({ to, negotiationId, description });
  expect(sent.map(({ name }) => name)).toEqual(["signal:description"]);
});

test("what was found for a visit that could not be entered goes nowhere", () => {
  const { sent, page, signalling, find } = open();
  signalling.takePrepared(to);
  page.visitId = "visit";
  find(1);
  page.visitId = null;
  signalling.release();
  page.visitId = "visit";
  signalling.release();
  expect(sent).toEqual([]);
});
