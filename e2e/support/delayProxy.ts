import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/**
 * A TCP relay to a port on this machine that holds every chunk back, in both directions, for half
 * of the round-trip time. The port may be told later, by a function. Order is kept. HTTP and WebSocket pass through it; media does not.
 */
export async function startDelayProxy(
  target: number | (() => number),
  roundTripMs: number,
): Promise<DelayProxy> {
  const sockets = new Set<Socket>();
  let down = false;
  const server = createServer((incoming) => {
    if (down) {
      incoming.destroy();
      return;
    }
    const port = typeof target === "number" ? target : target();
    const outgoing = connect(port, "127.0.0.1");
    for (const socket of [incoming, outgoing]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      socket.on("error", () => socket.destroy());
    }
    // A server that is not there refuses: so does the relay, instead of keeping the line open in silence.
    outgoing.on("error", () => incoming.destroy());
    incoming.on("error", () => outgoing.destroy());
    pipeLate(incoming, outgoing, roundTripMs / 2);
    pipeLate(outgoing, incoming, roundTripMs / 2);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    interrupt() {
      down = true;
      for (const socket of sockets) socket.destroy();
    },
    restore() {
      down = false;
    },
    stop: () => stop(server, sockets),
  };
}

export interface DelayProxy {
  port: number;
  /** Cuts every connection and lets no new one through, until `restore`. */
  interrupt(): void;
  restore(): void;
  stop(): Promise<void>;
}

function pipeLate(from: Socket, to: Socket, delayMs: number): void {
  from.on("data", (chunk) => {
    setTimeout(() => {
      if (!to.destroyed) to.write(chunk);
    }, delayMs);
  });
  from.on("end", () => setTimeout(() => to.end(), delayMs));
}

async function stop(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
