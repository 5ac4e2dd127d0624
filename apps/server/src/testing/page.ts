import { randomUUID } from "node:crypto";
import type {
  Ack,
  AckFailure,
  ClientToServerEvents,
  NotificationName,
  NotificationPayload,
  RequestData,
  RequestName,
  ServerToClientEvents,
} from "@televisit/protocol/events";
import { notifications } from "@televisit/protocol/events";
import { io, type Socket } from "socket.io-client";
import type { Browser } from "./browser.ts";

interface Received {
  readonly name: NotificationName;
  readonly payload: unknown;
}

export interface PageOptions {
  readonly tabId?: string;
  readonly transports?: ("websocket" | "polling")[];
  readonly origin?: string;
  /** Whether it connects again by itself, as pages do. */
  readonly reconnects?: boolean;
  /** Instead of what `as` says; for handshakes that no page would send. */
  readonly auth?: object;
}

/** An open page: a real socket that remembers everything it was sent. */
export class Page {
  readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  readonly tabId: string;
  readonly received: Received[] = [];
  /** Resolves with the reason when the socket is closed, by whichever side. */
  readonly closed: Promise<string>;

  constructor(browser: Pick<Browser, "url" | "cookie">, auth: object, options: PageOptions = {}) {
    this.tabId = options.tabId ?? randomUUID();
    this.socket = io(browser.url, {
      auth: options.auth ?? { ...auth, tabId: this.tabId },
      transports: options.transports ?? ["websocket"],
      extraHeaders: { cookie: browser.cookie, origin: options.origin ?? browser.url },
      forceNew: true,
      reconnection: options.reconnects ?? false,
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
    });
    this.closed = new Promise((resolve) => {
      this.socket.once("disconnect", resolve);
    });
    this.socket.on("server:stopping", (_payload, acknowledge) => acknowledge());
    this.socket.onAny((name: NotificationName, payload: unknown) => {
      // Whatever arrives must be what the protocol says.
      this.received.push({ name, payload: notifications[name].parse(payload) });
    });
  }

  /** Resolves once connected, with the refusal's data otherwise. */
  async connected(): Promise<"connected" | { code?: string }> {
    if (this.socket.connected) return "connected";
    return new Promise((resolve) => {
      this.socket.once("connect", () => resolve("connected"));
      this.socket.once("connect_error", (error) => resolve("data" in error ? (error.data as object) : {}));
    });
  }

  /** Sends anything at all and waits for the acknowledgement. */
  ask(name: string, payload: unknown, timeout = 5000): Promise<Ack<unknown>> {
    return this.socket.timeout(timeout).emitWithAck(name as RequestName, payload as never) as Promise<
      Ack<unknown>
    >;
  }

  /** Sends a request that must succeed; resolves with its data. */
  async do<N extends RequestName>(name: N, payload: object): Promise<RequestData<N>> {
    const reply = (await this.ask(name, payload)) as Ack<RequestData<N>>;
    if (!reply.ok) throw new Error(`${name} was refused: ${reply.code}`);
    return reply.data;
  }

  /** Sends a request that must fail; resolves with the code. */
  async refusal(name: string, payload: unknown): Promise<AckFailure["code"]> {
    const reply = await this.ask(name, payload);
    if (reply.ok) throw new Error(`${name} was not refused`);
    return reply.code;
  }

  /** Resolves with the first notification, past or future, that fits. */
  async until<N extends NotificationName>(
    name: N,
    fits: (payload: NotificationPayload<N>) => boolean = () => true,
  ): Promise<NotificationPayload<N>> {
    const find = () => this.all(name).find(fits);
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => {
        this.socket.once(name as never, resolve as never);
      });
    }
  }

  /** All notifications of a name so far. */
  all<N extends NotificationName>(name: N): NotificationPayload<N>[] {
    return this.received
      .filter((one) => one.name === name)
      .map((one) => one.payload as NotificationPayload<N>);
  }

  close(): void {
    this.socket.disconnect();
  }
}
