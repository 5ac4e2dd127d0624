import { createSlice } from "@reduxjs/toolkit";

/** Whether this page is connected to the server. A call goes on without it. */
interface ConnectionState {
  server: "idle" | "online" | "offline";
}

const connection = createSlice({
  name: "connection",
  initialState: { server: "idle" } as ConnectionState,
  reducers: {
    serverConnected: (): ConnectionState => ({ server: "online" }),
    serverLost: (): ConnectionState => ({ server: "offline" }),
  },
});

export const { serverConnected, serverLost } = connection.actions;
export const connectionReducer = connection.reducer;
