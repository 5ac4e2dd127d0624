import { createSlice, type PayloadAction } from "@reduxjs/toolkit";
import type { ErrorCode } from "@televisit/protocol/errors";
import type { RoomEnd } from "@televisit/protocol/room";
import type { ClosedBecause, VisitSnapshot } from "@televisit/protocol/visit";
import type { Meeting } from "../meeting.ts";
import { roomEntered, visitEntered } from "./connection.ts";
import { peerClosed, peerStateChanged } from "./peerConnections.ts";

/** A visit or a room as the server last told it, with this device's clock at that moment, in ms. */
interface Synced<M extends Meeting> {
  visit: M;
  /** Server clock minus this device's clock, in ms. */
  clockOffset: number;
}

interface Sync {
  visit: Meeting;
  /** The participants to whom this page has a connection that is up. */
  connected: readonly string[];
  /** This device's clock when it arrived, in ms. */
  receivedAt: number;
}

/** How the visit ended for this page; `left`, `sent-back` and `superseded` end it here only. */
export type EndedBecause = ClosedBecause | "left" | "sent-back" | "superseded";

export interface Waiting extends Synced<VisitSnapshot> {
  phase: "waiting" | "on-hold";
}

/** This side and somebody else are, or are becoming, connected. `phase` is that of the pair that does best. */
export interface InCall extends Synced<Meeting> {
  phase: "negotiating" | "connected" | "reconnecting";
  /** Each pair that has been connected once, by the other participant. */
  pairs: Record<string, "connected" | "reconnecting">;
}

export type CallPhase = InCall["phase"];

export type CallStatus =
  | { phase: "idle" }
  | { phase: "checking-in" }
  | Waiting
  | InCall
  | { phase: "ended"; because: EndedBecause; visit: Meeting | null }
  /** The room is over; of a visit, `ended` says so. */
  | { phase: "closed"; because: RoomEnd }
  | { phase: "failed"; code: ErrorCode };

const initialState = { phase: "idle" } as CallStatus;

const callStatus = createSlice({
  name: "callStatus",
  initialState,
  reducers: {
    checkInStarted: (): CallStatus => ({ phase: "checking-in" }),
    visitSynced: {
      /** `connected`: a peer connection may be up before the server's news of being admitted arrives. */
      prepare: (visit: Meeting, connected: readonly string[]) => ({
        payload: { visit, connected, receivedAt: Date.now() },
      }),
      reducer: (state, { payload }: PayloadAction<Sync>): CallStatus => afterSync(state, payload),
    },
    visitLeft: (state): CallStatus => ({ phase: "ended", because: "left", visit: visitOf(state) }),
    visitSuperseded: (state): CallStatus => ({
      phase: "ended",
      because: "superseded",
      visit: visitOf(state),
    }),
    /** Said by the other side itself, before the server knows or where it cannot be reached. */
    peerGone(state, { payload }: PayloadAction<{ participantId: string; presence: "left" | "away" }>) {
      if (!inCall(state)) return;
      const peer = state.visit.peers.find(({ participantId }) => participantId === payload.participantId);
      if (peer) peer.presence = payload.presence;
      if (payload.presence === "away") interrupt(state, payload.participantId);
    },
    /**
     * Nothing arrives from somebody any more, or something does again: told long before their connection's state is.
     * Whoever the server has lost as well is gone; else it may be a moment's interruption.
     */
    peerHeard(state, { payload }: PayloadAction<{ participantId: string; heard: boolean }>) {
      if (!inCall(state)) return;
      const { participantId, heard } = payload;
      const peer = state.visit.peers.find((one) => one.participantId === participantId);
      if (!heard && peer?.presence === "away") interrupt(state, participantId);
      if (!heard || state.pairs[participantId] !== "reconnecting") return;
      state.pairs[participantId] = "connected";
      state.phase = phaseOf(state.pairs);
    },
    roomClosed: (_state, { payload }: PayloadAction<{ because: RoomEnd }>): CallStatus => ({
      phase: "closed",
      because: payload.because,
    }),
    visitFailed: (_state, { payload }: PayloadAction<{ code: ErrorCode }>): CallStatus => ({
      phase: "failed",
      code: payload.code,
    }),
  },
  extraReducers: (builder) => {
    builder
      .addCase(visitEntered, (): CallStatus => ({ phase: "idle" }))
      .addCase(roomEntered, (): CallStatus => ({ phase: "idle" }))
      .addCase(peerStateChanged, (state, { payload }) => {
        const { participantId, connectionState } = payload;
        if (connectionState === "connected") return moved(state, participantId, "connected");
        if (connectionState === "disconnected" || connectionState === "failed") {
          return moved(state, participantId, "reconnecting");
        }
        return state;
      })
      .addCase(peerClosed, (state, { payload }) => moved(state, payload.participantId, "reconnecting"));
  },
});

/** What the page is doing once the server has told the whole visit. */
function afterSync(state: CallStatus, { visit, connected, receivedAt }: Sync): CallStatus {
  const clockOffset = Date.parse(visit.serverTime) - receivedAt;
  if ("roomId" in visit) {
    // With nobody there is nothing to reconnect: whoever comes next is somebody new.
    const before: CallStatus = visit.peers.length === 0 ? { phase: "idle" } : state;
    return stillInCall(before, { visit, clockOffset }, connected);
  }
  const synced = { visit, clockOffset };
  switch (visit.state) {
    case "expected":
      // A professional has no waiting room to be in: theirs is the dashboard.
      if (visit.you.role === "professional") return { phase: "ended", because: "sent-back", visit };
      return { phase: "idle" };
    case "waiting":
      if (visit.you.role === "professional") return { phase: "ended", because: "sent-back", visit };
      return { phase: visit.sentBack ? "on-hold" : "waiting", ...synced };
    case "admitted":
      return stillInCall(state, synced, connected);
    case "ended":
      return { phase: "ended", because: visit.endReason ?? "ended", visit };
    default:
      return visit.state satisfies never;
  }
}

function stillInCall(state: CallStatus, synced: Synced<Meeting>, connected: readonly string[]): InCall {
  if (inCall(state)) return inPhase(synced, backAgain(state.pairs, synced.visit, connected));
  return inPhase(synced, Object.fromEntries(connected.map((id) => [id, "connected" as const])));
}

/** Whom the server has again, and to whom the connection is up, was silent and is not gone. */
function backAgain(
  pairs: InCall["pairs"],
  { peers }: Meeting,
  connected: readonly string[],
): InCall["pairs"] {
  const here = peers.flatMap(({ presence, participantId }) => (presence === "present" ? participantId : []));
  const up = here.filter((id) => id in pairs && connected.includes(id));
  return { ...pairs, ...Object.fromEntries(up.map((id) => [id, "connected" as const])) };
}

/** Moves one pair of a running call; in every other phase a connection's news changes nothing. */
function moved(state: CallStatus, participantId: string, to: "connected" | "reconnecting"): CallStatus {
  if (!inCall(state)) return state;
  if (to === "reconnecting" && !(participantId in state.pairs)) return state;
  return inPhase(state, { ...state.pairs, [participantId]: to });
}

/** Changes a draft: this pair was up, and is interrupted. */
function interrupt(call: InCall, participantId: string): void {
  if (!(participantId in call.pairs)) return;
  call.pairs[participantId] = "reconnecting";
  call.phase = phaseOf(call.pairs);
}

function inPhase({ visit, clockOffset }: Synced<Meeting>, pairs: InCall["pairs"]): InCall {
  return { phase: phaseOf(pairs), pairs, visit, clockOffset };
}

/** A call is as good as its best pair: one who is gone does not stop the others. */
function phaseOf(pairs: InCall["pairs"]): CallPhase {
  const states = Object.values(pairs);
  if (states.includes("connected")) return "connected";
  return states.length > 0 ? "reconnecting" : "negotiating";
}

/** True in the phases in which the two sides are, or are becoming, connected. */
export function inCall(status: CallStatus): status is InCall {
  return status.phase === "negotiating" || status.phase === "connected" || status.phase === "reconnecting";
}

/** The visit or room this page is part of, null when there is none. */
export function visitOf(status: CallStatus): Meeting | null {
  return "visit" in status ? status.visit : null;
}

export const {
  checkInStarted,
  visitSynced,
  visitLeft,
  visitSuperseded,
  visitFailed,
  peerGone,
  peerHeard,
  roomClosed,
} = callStatus.actions;
export const callStatusReducer = callStatus.reducer;
