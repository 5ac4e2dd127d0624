import { createSlice, type PayloadAction } from "@reduxjs/toolkit";

/** Whether this page is connected to the server, and the visit or room that it speaks in. */
interface ConnectionState {
  server: "idle" | "online" | "offline";
  /** The server said that it stops; true until it is back. */
  restarting: boolean;
  /** The visit, or the room once this page is in it. Joined again each time the server comes back; a call goes on without. */
  visitId: string | null;
  /** Whether this page has joined that visit: the first join takes over from an older page. */
  joined: boolean;
  /** The room that this page is in, or on its way into: people come into rooms by name. Null in a visit. */
  room: { name: string; yourName: string } | null;
}

const initialState: ConnectionState = {
  server: "idle",
  restarting: false,
  visitId: null,
  joined: false,
  room: null,
};

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
      state.room = null;
    },
    roomEntered(state, { payload }: PayloadAction<{ name: string; yourName: string }>) {
      state.visitId = null;
      state.room = payload;
    },
    roomJoined(state, { payload }: PayloadAction<{ roomId: string }>) {
      state.visitId = payload.roomId;
    },
    visitJoined(state) {
      state.joined = true;
    },
    visitExited(state) {
      state.visitId = null;
      state.room = null;
    },
  },
});

export const {
  serverConnected,
  serverLost,
  serverStopping,
  visitEntered,
  visitExited,
  visitJoined,
  roomEntered,
  roomJoined,
} = connection.actions;
export const connectionReducer = connection.reducer;
