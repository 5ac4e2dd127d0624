import { once } from "node:events";
import { WebSocket } from "ws";
import type { Line } from "./Line.ts";

/** A bare WebSocket on which each message is one JSON array. */
export class WsLine implements Line {
  onMessage: Line["onMessage"] = () => undefined;
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => {
      const [name, payload] = JSON.parse(String(data)) as [string, unknown];
      this.onMessage(name, payload);
    });
  }

  static async open(url: string): Promise<WsLine> {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    await once(socket, "open");
    return new WsLine(socket);
  }

  send(name: string, payload: object): void {
    this.#socket.send(JSON.stringify([name, payload]));
  }

  close(): void {
    this.#socket.terminate();
  }
}
