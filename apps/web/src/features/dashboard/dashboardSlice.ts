import type { Appointment } from "@televisit/protocol/appointments";
import type { DashboardSnapshot, RunningEntry, WaitingEntry } from "@televisit/protocol/visit";
import { createSlice, type PayloadAction } from "@reduxjs/toolkit";

/** What the professional's dashboard shows: the live waiting room and the day's appointments. */
interface DashboardState {
  /** Null until the server has told it. */
  waiting: WaitingEntry[] | null;
  running: RunningEntry[];
  /** Null until loaded; in order of their start. */
  appointments: Appointment[] | null;
}

const initialState: DashboardState = { waiting: null, running: [], appointments: null };

const dashboard = createSlice({
  name: "dashboard",
  initialState,
  reducers: {
    dashboardSynced(state, { payload }: PayloadAction<DashboardSnapshot>) {
      state.waiting = payload.waiting;
      state.running = payload.running;
    },
    appointmentsLoaded(state, { payload }: PayloadAction<Appointment[]>) {
      state.appointments = payload;
    },
  },
});

export const { dashboardSynced, appointmentsLoaded } = dashboard.actions;
export const dashboardReducer = dashboard.reducer;
