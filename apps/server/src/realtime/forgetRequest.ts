import type { AppSocket } from "./socketTypes.ts";

/**
 * Lets go of the HTTP request that a connected socket began with, cookies included: it has told who speaks, and would stay in
 * memory for as long as the page is open (socket.io/docs/v4/memory-usage). Only once the socket is connected:
 * until then Socket.IO itself reads it.
 */
export function forgetRequest(socket: Pick<AppSocket, "conn" | "handshake">): void {
  Object.assign(socket.conn, { request: null });
  socket.handshake.headers = {};
}
