import type { Peer, VisitSnapshot } from "@televisit/protocol/visit";
import { expect, test } from "vitest";
import { wantedPeers } from "./wantedPeers.ts";

const at = "2026-03-01T09:30:00.000Z";
const people = [
  { participantId: "robin", role: "professional", name: "Robin Ellis", relation: null },
  { participantId: "sam", role: "client", name: "Sam Carter", relation: null },
  { participantId: "ana", role: "guest", name: "Ana Sol", relation: "interpreter" },
  { participantId: "bo", role: "guest", name: "Bo Lind", relation: "relative" },
] as const;

function visitOf(id: string, changes: Partial<VisitSnapshot> = {}): VisitSnapshot {
  const you = people.find(({ participantId }) => participantId === id) ?? people[0];
  const peers = people
    .filter((person) => person !== you)
    .map((person): Peer => ({ ...person, presence: "present", tabId: `${person.participantId}'s page` }));
  return {
    visitId: "visit",
    state: "admitted",
    startsAt: at,
    durationMinutes: 30,
    you,
    peers,
    place: null,
    professionalOnline: true,
    sentBack: false,
    admittedAt: at,
    endReason: null,
    waitingGuests: [],
    serverTime: at,
    ...changes,
  };
}

test("of each two exactly one offers, and that one is polite", () => {
  const ids = people.map(({ participantId }) => participantId);
  for (const one of ids) {
    for (const other of ids.filter((id) => id !== one)) {
      const ours = wantedPeers(visitOf(one)).find(({ participantId }) => participantId === other);
      const theirs = wantedPeers(visitOf(other)).find(({ participantId }) => participantId === one);
      expect(ours?.initiator).toBe(!theirs?.initiator);
      expect([ours?.polite, theirs?.polite]).toEqual([ours?.initiator, theirs?.initiator]);
    }
  }
});

test("the client offers to the professional, a guest to both", () => {
  const offersTo = (id: string) =>
    wantedPeers(visitOf(id)).flatMap(({ initiator, participantId }) => (initiator ? [participantId] : []));
  expect(offersTo("robin")).toEqual([]);
  expect(offersTo("sam")).toEqual(["robin"]);
  expect(offersTo("ana")).toEqual(["robin", "sam"]);
  expect(offersTo("bo")).toEqual(["robin", "sam", "ana"]);
});

test("who waits prepares a connection as the client, and none as a guest", () => {
  expect(wantedPeers(visitOf("sam", { state: "waiting" }))).toHaveLength(1);
  expect(wantedPeers(visitOf("ana", { state: "waiting" }))).toEqual([]);
  expect(wantedPeers(visitOf("robin", { state: "waiting" }))).toEqual([]);
});

test("whoever has left is not connected to, the others are", () => {
  const visit = visitOf("robin");
  const peers = visit.peers.map(
    (peer): Peer => (peer.participantId === "ana" ? { ...peer, presence: "left" } : peer),
  );
  expect(wantedPeers({ ...visit, peers }).map(({ participantId }) => participantId)).toEqual(["sam", "bo"]);
});
