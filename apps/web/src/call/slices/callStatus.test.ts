import type { VisitSnapshot } from "@televisit/protocol/visit";
import { expect, test } from "vitest";
import { callStatusReducer, inCall, visitSynced } from "./callStatus.ts";
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
