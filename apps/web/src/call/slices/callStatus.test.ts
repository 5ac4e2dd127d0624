import type { VisitSnapshot } from "@televisit/protocol/visit";
import { expect, test } from "vitest";
import { callStatusReducer, inCall, peerGone, peerHeard, visitSynced } from "./callStatus.ts";
import { peerClosed, peerStateChanged } from "./peerConnections.ts";

type Action = Parameters<typeof callStatusReducer>[1];

const at = "2026-03-01T09:30:00.000Z";
const visit: VisitSnapshot = {
  visitId: "visit",
  state: "admitted",
  startsAt: at,
  durationMinutes: 30,
  you: { participantId: "robin", role: "professional", name: "Robin Ellis", relation: null },
  peers: [],
  place: null,
  professionalOnline: true,
  sentBack: false,
  admittedAt: at,
  endReason: null,
  waitingGuests: [],
  serverTime: at,
};
const synced = visitSynced(visit, []);

function becomes(participantId: string, connectionState: RTCPeerConnectionState): Action {
  const iceConnectionState = "checking";
  return peerStateChanged({ participantId, connectionState, iceConnectionState, signalingState: "stable" });
}

function after(...actions: Action[]) {
  const status = actions.reduce(callStatusReducer, callStatusReducer(undefined, { type: "start" }));
  return inCall(status) ? { phase: status.phase, pairs: status.pairs } : status;
}

test("a call of two is as its one connection is", () => {
  expect(after(synced).phase).toBe("negotiating");
  expect(after(synced, becomes("sam", "connecting")).phase).toBe("negotiating");
  expect(after(synced, becomes("sam", "connected")).phase).toBe("connected");
  for (const lost of [becomes("sam", "disconnected"), peerClosed({ participantId: "sam" })]) {
    expect(after(synced, becomes("sam", "connected"), lost).phase).toBe("reconnecting");
  }
});

test("one who is gone, or comes, leaves the pair of the others as it is", () => {
  const both = [synced, becomes("sam", "connected"), becomes("ana", "connected")];
  expect(after(...both, becomes("ana", "failed"))).toEqual({
    phase: "connected",
    pairs: { sam: "connected", ana: "reconnecting" },
  });
  expect(after(...both, peerClosed({ participantId: "ana" })).phase).toBe("connected");
  expect(after(...both, becomes("ana", "failed"), becomes("sam", "failed")).phase).toBe("reconnecting");
  expect(after(synced, becomes("sam", "connected"), becomes("ana", "connecting"))).toEqual({
    phase: "connected",
    pairs: { sam: "connected" },
  });
});

test("a first connection that fails was never one", () => {
  expect(after(synced, becomes("sam", "failed"))).toEqual({ phase: "negotiating", pairs: {} });
});

test("news of the visit leave the pairs alone, and a connection may be there before them", () => {
  expect(after(synced, becomes("sam", "connected"), visitSynced(visit, [])).phase).toBe("connected");
  expect(after(visitSynced(visit, ["sam"]))).toEqual({ phase: "connected", pairs: { sam: "connected" } });
});

const peer = (participantId: string, presence: "present" | "away") =>
  ({ participantId, role: "client", name: participantId, relation: null, presence, tabId: "tab" }) as const;

test("who is gone by their own word is interrupted at once, and nobody else is", () => {
  const three = visitSynced({ ...visit, peers: [peer("sam", "present"), peer("ana", "present")] }, []);
  const up = [three, becomes("sam", "connected"), becomes("ana", "connected")];
  const anaGone = peerGone({ participantId: "ana", presence: "away" });
  expect(after(...up, anaGone)).toEqual({
    phase: "connected",
    pairs: { sam: "connected", ana: "reconnecting" },
  });
  expect(after(...up, anaGone, peerGone({ participantId: "sam", presence: "away" })).phase).toBe(
    "reconnecting",
  );
});

test("whom the server has lost is interrupted with the first silence, and back with the first sound", () => {
  const silent = peerHeard({ participantId: "sam", heard: false });
  const there = visitSynced({ ...visit, peers: [peer("sam", "present")] }, []);
  const away = visitSynced({ ...visit, peers: [peer("sam", "away")] }, []);
  expect(after(there, becomes("sam", "connected"), silent).phase).toBe("connected");
  expect(after(there, becomes("sam", "connected"), away).phase).toBe("connected");
  const lost = [there, becomes("sam", "connected"), away, silent];
  expect(after(...lost).phase).toBe("reconnecting");
  expect(after(...lost, peerHeard({ participantId: "sam", heard: true })).phase).toBe("connected");
  expect(after(there, peerHeard({ participantId: "sam", heard: true })).phase).toBe("negotiating");
  // Who says nothing, since their devices are off, is back with the server's word.
  const back = visitSynced({ ...visit, peers: [peer("sam", "present")] }, ["sam"]);
  expect(after(...lost, back).phase).toBe("connected");
  expect(after(...lost, there).phase).toBe("reconnecting");
});
