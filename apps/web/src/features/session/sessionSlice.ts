import { createSlice, type PayloadAction } from "@reduxjs/toolkit";

/** Who is signed in as a professional in this browser. */
export type SessionState =
  | { status: "unknown" }
  | { status: "signed-out" }
  | { status: "signed-in"; user: { id: string; name: string; email: string } };

const initialState = { status: "unknown" } as SessionState;

const session = createSlice({
  name: "session",
  initialState,
  reducers: {
    signedIn: (_state, { payload }: PayloadAction<{ id: string; name: string; email: string }>) =>
      ({ status: "signed-in", user: payload }) as SessionState,
    signedOut: () => ({ status: "signed-out" }) as SessionState,
  },
});

export const { signedIn, signedOut } = session.actions;
export const sessionReducer = session.reducer;
