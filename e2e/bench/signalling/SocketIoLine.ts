import { WebSocket } from "ws";
import type { Line } from "./Line.ts";

export interface SocketIoOptions {
  readonly auth?: object;
  readonly cookie?: string;
}

/** An answer of the service to a request. */
interface Reply {
  readonly ok: boolean;
  readonly data: unknown;
  readonly code?: string;
}

/**
 * Socket.IO's protocol (version 5 on Engine.IO 4) over a WebSocket, as far as a page speaks it. The library itself
 * would take the load generator more memory and time than the servers under test.
 */
export class SocketIoLine implements Line {
  onMessage: Line["onMessage"] = () => undefined;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (reply: unknown) => void>();
  #requests = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Resolves when the server has let it in; throws with what it said otherwise. */
  static async open(url: string, { auth, cookie }: SocketIoOptions = {}): Promise<SocketIoLine> {
    const address = `${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`;
    const headers = { origin: url, ...(cookie ? { cookie } : {}) };
    const socket = new WebSocket(address, { headers, perMessageDeflate: false });
    const line = new SocketIoLine(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once("error", reject);
      socket.on("message", (data) => {
        const text = String(data);
        if (text.startsWith("0")) socket.send(`40${auth ? JSON.stringify(auth) : ""}`);
        else if (text.startsWith("40")) resolve();
        else if (text.startsWith("44")) reject(new Error(`${url} refused: ${text}`));
        else line.#take(text);
      });
    });
    return line;
  }

  send(name: string, payload: object): void {
    this.#socket.send(`42${JSON.stringify([name, payload])}`);
  }

  /** Sends a request and resolves with its acknowledgement, whatever that is. */
  ask(name: string, payload: object): Promise<unknown> {
    const id = this.#requests;
    this.#requests += 1;
    this.#socket.send(`42${id}${JSON.stringify([name, payload])}`);
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  /** Sends a request to the service that must succeed; resolves with its data. */
  async request<T>(name: string, payload: object): Promise<T> {
    const reply = (await this.ask(name, payload)) as Reply;
    if (!reply.ok) throw new Error(`${name} was refused: ${reply.code}`);
    return reply.data as T;
  }

  close(): void {
    this.#socket.terminate();
  }

  #take(text: string): void {
    if (text === "2") return this.#socket.send("3");
    const [, type, id = "", body = "[]"] = /^4([23])(\d*)(.*)$/s.exec(text) ?? [];
    const content = JSON.parse(body) as [string, unknown];
    if (type === "2") return this.onMessage(content[0], content[1]);
    const [reply] = content as unknown[];
    this.#waiting.get(Number(id))?.(reply);
    this.#waiting.delete(Number(id));
  }
}
