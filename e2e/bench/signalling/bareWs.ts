/** A bare relay on `ws`: who has entered a room gets what others in it send. With REDIS_URL several are one. */
import { randomUUID } from "node:crypto";
import { createClient } from "@redis/client";
import { type WebSocket, WebSocketServer } from "ws";

const { PORT, REDIS_URL } = process.env;
const rooms = new Map<string, Set<WebSocket>>();
const publish = REDIS_URL === undefined ? null : await meet(REDIS_URL);

function deliver(room: string, message: string, from?: WebSocket): void {
  for (const other of rooms.get(room) ?? []) if (other !== from) other.send(message);
}

/** All processes hear what one has got. */
async function meet(url: string): Promise<(room: string, message: string) => void> {
  const id = randomUUID();
  const [sender, listener] = [createClient({ url }), createClient({ url })];
  await Promise.all([sender.connect(), listener.connect()]);
  await listener.subscribe("relay", (text) => {
    const [from, room, message] = JSON.parse(text) as [string, string, string];
    if (from !== id) deliver(room, message);
  });
  return (room, message) => void sender.publish("relay", JSON.stringify([id, room, message]));
}

const server = new WebSocketServer({ port: Number(PORT), perMessageDeflate: false });
server.on("connection", (socket) => {
  let mine = "";
  socket.on("message", (data) => {
    const message = String(data);
    const [name, payload] = JSON.parse(message) as [string, { visitId: string }];
    if (name === "enter") {
      mine = payload.visitId;
      rooms.set(mine, (rooms.get(mine) ?? new Set()).add(socket));
      socket.send(JSON.stringify(["entered", {}]));
    } else {
      deliver(mine, message, socket);
      publish?.(mine, message);
    }
  });
  socket.on("close", () => rooms.get(mine)?.delete(socket));
});
server.on("listening", () => console.log("ready"));
process.on("SIGTERM", () => process.exit(0));
