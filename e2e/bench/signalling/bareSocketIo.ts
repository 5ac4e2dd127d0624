/** A bare relay on Socket.IO with rooms, WebSocket only. With REDIS_URL several are one. */
import { createClient } from "@redis/client";
import { createShardedAdapter } from "@socket.io/redis-adapter";
import { Server } from "socket.io";

const { PORT, REDIS_URL } = process.env;
const io = new Server({
  ...(REDIS_URL === undefined ? {} : { adapter: await meet(REDIS_URL) }),
  transports: ["websocket"],
  perMessageDeflate: false,
  serveClient: false,
});

async function meet(url: string) {
  const [sender, listener] = [createClient({ url }), createClient({ url })];
  await Promise.all([sender.connect(), listener.connect()]);
  return createShardedAdapter(sender, listener, { subscriptionMode: "static" });
}

io.on("connection", (socket) => {
  socket.on("enter", async ({ visitId }: { visitId: string }, acknowledge: (reply: object) => void) => {
    await socket.join(visitId);
    acknowledge({});
  });
  for (const name of ["signal:description", "signal:candidate"]) {
    socket.on(name, (payload: { visitId: string }) => socket.to(payload.visitId).emit(name, payload));
  }
});
io.listen(Number(PORT));
console.log("ready");
process.on("SIGTERM", () => process.exit(0));
