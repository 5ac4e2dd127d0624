import { createSlice, type PayloadAction } from "@reduxjs/toolkit";

/** Whether this page is connected to the server, and the visit that it speaks in. */
interface ConnectionState {
  server: "idle" | "online" | "offline";
  /** Joined again each time the server comes back; a call goes on without the server. */
  visitId: string | null;
}

const initialState: ConnectionState = { server: "idle", visitId: null };

const connection = createSlice({
  name: "connection",
  initialState,
  reducers: {
    serverConnected(state) {
      state.server = "online";
    },
    serverLost(state) {
      state.server = "offline";
    },
    visitEntered(state, { payload }: PayloadAction<{ visitId: string }>) {
      state.visitId = payload.visitId;
    },
    visitExited(state) {
      state.visitId = null;
    },
  },
});

export const { serverConnected, serverLost, visitEntered, visitExited } = connection.actions;
export const connectionReducer = connection.reducer;
