import { createSlice, type PayloadAction } from "@reduxjs/toolkit";
import type { MediaProblem } from "@televisit/rtc/mediaErrors";

/** Whether this side shares its screen; `ScreenCapture` owns what is shared. */
interface ScreenState {
  phase: "off" | "choosing" | "sharing";
  /** Why the last try came to nothing; cancelling the browser's dialog is `refused`. */
  problem: MediaProblem | null;
}

const initialState: ScreenState = { phase: "off", problem: null };

const screen = createSlice({
  name: "screen",
  initialState,
  reducers: { screenChanged: (_state, { payload }: PayloadAction<ScreenState>) => payload },
});

export const { screenChanged } = screen.actions;
export const screenReducer = screen.reducer;
