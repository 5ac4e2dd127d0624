import { createSlice, type PayloadAction } from "@reduxjs/toolkit";
import type { Appointment } from "@televisit/protocol/appointments";
import type { ErrorCode } from "@televisit/protocol/errors";
import type { DashboardSnapshot, RunningEntry, WaitingEntry } from "@televisit/protocol/visit";
import type { Day } from "./time/days.ts";

/** The live half of the dashboard, as the server last told it. */
interface LiveState {
  /** In the order in which clients should be seen; null until the server has told it. */
  waiting: WaitingEntry[] | null;
  running: RunningEntry[];
  /** Visits whose client came to the waiting room while the page was looking, to be announced. */
  arrivals: string[];
  /** Server clock minus this device's clock, in ms. */
  clockOffset: number;
  /** Why watching the waiting room does not work; null when it does. */
  watchError: ErrorCode | null;
}

/** The appointments of one day. */
interface DayState {
  /** The day that the professional chose; null is today, whichever day that is. */
  chosenDay: Day | null;
  /** The day that the list is for; null before the first one is asked for. */
  shownDay: Day | null;
  /** In order of their start; null until loaded. */
  appointments: Appointment[] | null;
  appointmentsError: ErrorCode | null;
}

type DashboardState = LiveState & DayState;

const initialState: DashboardState = {
  waiting: null,
  running: [],
  arrivals: [],
  clockOffset: 0,
  watchError: null,
  chosenDay: null,
  shownDay: null,
  appointments: null,
  appointmentsError: null,
};

type Synced = PayloadAction<{ snapshot: DashboardSnapshot; receivedAt: number }>;

const dashboard = createSlice({
  name: "dashboard",
  initialState,
  reducers: {
    dashboardSynced: {
      prepare: (snapshot: DashboardSnapshot) => ({ payload: { snapshot, receivedAt: Date.now() } }),
      reducer(state, { payload: { snapshot, receivedAt } }: Synced) {
        state.arrivals = arrivalsAfter(state, snapshot.waiting);
        state.waiting = snapshot.waiting;
        state.running = snapshot.running;
        state.clockOffset = Date.parse(snapshot.serverTime) - receivedAt;
        state.watchError = null;
      },
    },
    watchFailed(state, { payload }: PayloadAction<{ code: ErrorCode }>) {
      state.watchError = payload.code;
    },
    dayChosen(state, { payload }: PayloadAction<{ day: Day | null }>) {
      state.chosenDay = payload.day;
    },
    appointmentsRequested(state, { payload }: PayloadAction<{ day: Day }>) {
      if (state.shownDay !== payload.day) state.appointments = null;
      state.shownDay = payload.day;
      state.appointmentsError = null;
    },
    appointmentsLoaded(state, { payload }: PayloadAction<{ day: Day; appointments: Appointment[] }>) {
      // An answer for a day that was left in the meantime comes too late.
      if (state.shownDay === payload.day) state.appointments = payload.appointments;
    },
    appointmentsFailed(state, { payload }: PayloadAction<{ day: Day; code: ErrorCode }>) {
      if (state.shownDay === payload.day) state.appointmentsError = payload.code;
    },
  },
});

/** Who waits now and was not there when the page first looked: earlier arrivals who still wait, then new ones. */
function arrivalsAfter(state: LiveState, waiting: WaitingEntry[]): string[] {
  const before = state.waiting;
  if (!before) return [];
  const waitedBefore = new Set(before.map((entry) => entry.visitId));
  const ids = waiting.map((entry) => entry.visitId);
  return ids.filter((id) => state.arrivals.includes(id) || !waitedBefore.has(id));
}

export const {
  dashboardSynced,
  watchFailed,
  dayChosen,
  appointmentsRequested,
  appointmentsLoaded,
  appointmentsFailed,
} = dashboard.actions;
export const dashboardReducer = dashboard.reducer;
