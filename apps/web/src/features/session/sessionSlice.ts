import { createSlice, type PayloadAction, type UnknownAction } from "@reduxjs/toolkit";
import type { ErrorCode } from "@televisit/protocol/errors";

interface User {
  id: string;
  name: string;
  email: string;
}

/** Who is signed in as a professional in this browser. */
export type SessionState =
  | { status: "unknown" }
  /** The server was asked and has not answered yet. */
  | { status: "asked" }
  | { status: "signed-out" }
  | { status: "signed-in"; user: User }
  /** The server could not be asked; it says nothing about who is signed in. */
  | { status: "failed"; code: ErrorCode };

const initialState = { status: "unknown" } as SessionState;

const session = createSlice({
  name: "session",
  initialState,
  reducers: {
    sessionAsked: (state): SessionState => (state.status === "unknown" ? { status: "asked" } : state),
    signedIn: (_state, { payload: user }: PayloadAction<User>): SessionState => ({
      status: "signed-in",
      user,
    }),
    signedOut: (): SessionState => ({ status: "signed-out" }),
    sessionCheckFailed: (_state, { payload }: PayloadAction<{ code: ErrorCode }>): SessionState => ({
      status: "failed",
      code: payload.code,
    }),
  },
  extraReducers: (builder) => {
    // Whichever request finds out first that the session is over, the whole page is signed out.
    builder.addMatcher(saysUnauthenticated, (): SessionState => ({ status: "signed-out" }));
  },
});

function saysUnauthenticated(action: UnknownAction): boolean {
  const { payload } = action;
  return (
    typeof payload === "object" && payload !== null && "code" in payload && payload.code === "unauthenticated"
  );
}

export const { sessionAsked, signedIn, signedOut, sessionCheckFailed } = session.actions;
export const sessionReducer = session.reducer;
