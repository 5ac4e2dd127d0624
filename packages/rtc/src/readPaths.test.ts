import { expect, test } from "vitest";
import { readPaths } from "./readPaths.ts";

function report(...entries: { id: string; type: string; [member: string]: unknown }[]): RTCStatsReport {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

const host = {
  id: "L1",
  type: "local-candidate",
  candidateType: "host",
  protocol: "udp",
  address: "192.0.2.1",
  port: 5,
};
const relay = { ...host, id: "L2", candidateType: "relay", relayProtocol: "tls" };
const theirs = {
  id: "R1",
  type: "remote-candidate",
  candidateType: "prflx",
  protocol: "udp",
  address: null,
  port: 9,
};
const pair = { id: "P", type: "candidate-pair", localCandidateId: "L2", remoteCandidateId: "R1" };

test("tells every candidate, and which two carry the media by the transport's word", () => {
  const transport = { id: "T", type: "transport", selectedCandidatePairId: "P" };
  expect(readPaths(report(host, relay, theirs, pair, transport))).toEqual([
    { side: "local", type: "host", protocol: "udp", address: "192.0.2.1", port: 5, relay: null, used: false },
    {
      side: "local",
      type: "relay",
      protocol: "udp",
      address: "192.0.2.1",
      port: 5,
      relay: "tls",
      used: true,
    },
    { side: "remote", type: "prflx", protocol: "udp", address: null, port: 9, relay: null, used: true },
  ]);
});

test("finds the pair where the transport does not name it", () => {
  const succeeded = { ...pair, nominated: true, state: "succeeded" };
  const used = readPaths(report(host, relay, theirs, succeeded)).filter((candidate) => candidate.used);
  expect(used.map(({ side, type }) => `${side} ${type}`)).toEqual(["local relay", "remote prflx"]);
});

test("none is in use before a pair is found", () => {
  expect(readPaths(report(host, { ...pair, state: "in-progress" })).map(({ used }) => used)).toEqual([false]);
});
