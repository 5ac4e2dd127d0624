import { createSlice, type PayloadAction } from "@reduxjs/toolkit";

/** What became of the last recording of this side; `over`: of one that the other side made; `joined`: somebody came before all had answered. */
export type Outcome = (
  | { kind: "refused" | "joined" | "saved" | "cut" | "failed" | "over" }
  /** In memory only, until its owner, a user, downloads it. */
  | { kind: "ready"; url: string; name: string; owner: string; taken: boolean }
) & {
  /** It ran, and ended because somebody came who had not been asked. */
  endedByJoin?: true;
};

/** What is agreed about one recording, from the question to its end. */
export interface Agreement {
  /** This side: `asking`, then `recording`. The other one: `asked`, `allowed`, then `recorded`. */
  phase: "asking" | "recording" | "asked" | "allowed" | "recorded";
  id: string;
  /** Those who were asked; on the other side the one who asks. */
  peers: string[];
  /** Those of them who have not answered. */
  missing: string[];
}

/** A mirror of what `Recording` says; null while nobody has spoken of recording. */
export interface RecordingFacts {
  agreement: Agreement | null;
  outcome: Outcome | null;
}

const recording = createSlice({
  name: "recording",
  initialState: null as RecordingFacts | null,
  reducers: {
    recordingChanged: (_state, { payload }: PayloadAction<RecordingFacts>) => payload,
  },
});

export const { recordingChanged } = recording.actions;
export const recordingReducer = recording.reducer;
