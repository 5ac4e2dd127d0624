import { afterEach, beforeEach, expect, test } from "vitest";
import { OutgoingCandidates } from "./OutgoingCandidates.ts";

let peerConnection: RTCPeerConnection;
let scope: AbortController;
let outgoing: OutgoingCandidates;
let sent: [string, string | null][];

beforeEach(() => {
  peerConnection = new RTCPeerConnection();
  scope = new AbortController();
  sent = [];
  outgoing = new OutgoingCandidates(
    peerConnection,
    (negotiationId, candidate) => sent.push([negotiationId, candidate && candidate.candidate]),
    scope.signal,
  );
});
afterEach(() => peerConnection.close());

/** As the browser does when it has found a candidate. */
function find(candidate: string | null): void {
  const found = candidate === null ? null : new RTCIceCandidate({ candidate, sdpMid: "0" });
  peerConnection.dispatchEvent(new RTCPeerConnectionIceEvent("icecandidate", { candidate: found }));
}

const host = "candidate:1 1 udp 2113937151 192.0.2.1 5000 typ host";

test("sends a candidate under the negotiation of the latest description", () => {
  outgoing.release("first");
  find(host);
  find(null);
  outgoing.release("second");
  find(host);
  expect(sent).toEqual([
    ["first", host],
    ["first", null],
    ["second", host],
  ]);
});

test("keeps candidates back while a description is being made", () => {
  find(host);
  expect(sent).toEqual([]);
  outgoing.release("first");
  outgoing.hold();
  find(null);
  expect(sent).toEqual([["first", host]]);
  outgoing.release("second");
  expect(sent.at(-1)).toEqual(["second", null]);
  expect(sent).toHaveLength(2);
});

test("leaves out the empty candidate that ends one generation", () => {
  outgoing.release("first");
  find("");
  expect(sent).toEqual([]);
});

test("sends nothing after its end", () => {
  outgoing.release("first");
  scope.abort();
  find(host);
  expect(sent).toEqual([]);
});
