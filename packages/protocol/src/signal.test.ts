import { expect, test } from "vitest";
import {
  Candidate,
  Description,
  IncomingDescription,
  MAX_SDP_LENGTH,
  OutgoingCandidate,
  OutgoingDescription,
} from "./signal.ts";

const id = "0198c0de-0000-7000-8000-000000000001";
const host = {
  candidate: "candidate:1 1 udp 1 192.0.2.1 9 typ host",
  sdpMid: "0",
  sdpMLineIndex: 0,
  usernameFragment: "ab",
};
const outgoing = { visitId: id, to: id, negotiationId: id, description: { type: "offer", sdp: "v=0" } };

test("a description is an offer or an answer", () => {
  expect(Description.safeParse({ type: "offer", sdp: "v=0" }).success).toBe(true);
  expect(Description.safeParse({ type: "answer", sdp: "v=0" }).success).toBe(true);
});

test.each(["rollback", "pranswer", "", undefined])(
  "a description of type %j never crosses the wire",
  (type) => {
    expect(Description.safeParse({ type, sdp: "v=0" }).success).toBe(false);
  },
);

test("a description up to the limit passes, one character more is refused", () => {
  expect(Description.safeParse({ type: "offer", sdp: "x".repeat(MAX_SDP_LENGTH) }).success).toBe(true);
  expect(Description.safeParse({ type: "offer", sdp: "x".repeat(MAX_SDP_LENGTH + 1) }).success).toBe(false);
  expect(Description.safeParse({ type: "offer", sdp: "" }).success).toBe(false);
});

test("a candidate, an empty one and the end of candidates pass", () => {
  for (const candidate of [host, { ...host, candidate: "" }, null]) {
    expect(Candidate.safeParse(candidate).success).toBe(true);
  }
  const unbound = { candidate: host.candidate, sdpMid: null, sdpMLineIndex: null, usernameFragment: null };
  expect(Candidate.safeParse(unbound).success).toBe(true);
});

test.each([
  ["too long", { candidate: "x".repeat(1025) }],
  ["not text", { candidate: 1 }],
  ["on a negative line", { sdpMLineIndex: -1 }],
  ["on a fractional line", { sdpMLineIndex: 0.5 }],
  ["with an oversized fragment", { usernameFragment: "x".repeat(257) }],
  ["with an oversized mid", { sdpMid: "x".repeat(65) }],
  ["without a mid", { sdpMid: undefined }],
])("a candidate %s is refused", (_, change) => {
  expect(Candidate.safeParse({ ...host, ...change }).success).toBe(false);
});

test("a missing candidate is not the end of candidates", () => {
  const signal = { visitId: id, to: id, negotiationId: id };
  expect(OutgoingCandidate.safeParse(signal).success).toBe(false);
  expect(OutgoingCandidate.safeParse({ ...signal, candidate: null }).success).toBe(true);
});

test("what a sender claims about who is speaking does not survive parsing", () => {
  const parsed = OutgoingDescription.parse({ ...outgoing, from: id, fromTab: id });
  expect(parsed).toEqual(outgoing);
});

test.each(["from", "fromTab", "negotiationId"])("an arriving signal without %s is refused", (key) => {
  const incoming = {
    visitId: id,
    from: id,
    fromTab: id,
    negotiationId: id,
    description: outgoing.description,
  };
  expect(IncomingDescription.safeParse(incoming).success).toBe(true);
  expect(IncomingDescription.safeParse({ ...incoming, [key]: undefined }).success).toBe(false);
});
