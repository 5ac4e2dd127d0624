import { createSlice, type PayloadAction } from "@reduxjs/toolkit";

/** Whether this page is connected to the server, and the visit that it speaks in. */
interface ConnectionState {
  server: "idle" | "online" | "offline";
  /** The server said that it stops; true until it is back. */
  restarting: boolean;
  /** Joined again each time the server comes back; a call goes on without the server. */
  visitId: string | null;
  /** Whether this page has joined that visit: the first join takes over from an older page. */
  joined: boolean;
}

const initialState: ConnectionState = { server: "idle", restarting: false, visitId: null, joined: false };

const connection = createSlice({
  name: "connection",
  initialState,
  reducers: {
    serverConnected(state) {
      state.server = "online";
      state.restarting = false;
    },
    serverLost(state) {
      state.server = "offline";
    },
    serverStopping(state) {
      state.restarting = true;
    },
    visitEntered(state, { payload }: PayloadAction<{ visitId: string }>) {
      state.visitId = payload.visitId;
      state.joined = false;
    },
    visitJoined(state) {
      state.joined = true;
    },
    visitExited(state) {
      state.visitId = null;
    },
  },
});

export const { serverConnected, serverLost, serverStopping, visitEntered, visitExited, visitJoined } =
  connection.actions;
export const connectionReducer = connection.reducer;
