import { AppError, ErrorCode } from "@televisit/protocol/errors";
import type {
  Ack,
  ClientToServerEvents,
  Handshake,
  NotificationName,
  NotificationPayload,
  RequestData,
  RequestName,
  RequestPayload,
  ServerToClientEvents,
} from "@televisit/protocol/events";
import mitt, { type Handler } from "mitt";
import type { Socket } from "socket.io-client";
import { mayPass } from "../lib/errorCode.ts";
import { loadPart } from "../lib/loadPart.ts";

/** How long a request waits for its acknowledgement before it fails with `unavailable`, in ms. */
const REQUEST_TIMEOUT = 10_000;

/** After a refusal that may pass the socket asks again after this delay, in ms. */
const REFUSED_DELAY = 3_000;

type Schemas = typeof import("@televisit/protocol/events");
type TypedSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** What connecting needs: the library, and the schemas of what will arrive. The first page does without either. */
const loadConnecting = () => Promise.all([import("socket.io-client"), import("@televisit/protocol/events")]);

const socketOptions = {
  // WebSocket first: an emit does not wait for the upgrade. Polling where WebSocket is blocked.
  transports: ["websocket", "polling"],
  tryAllTransports: true,
  reconnectionDelay: 300,
  // With the library's jitter of a half: whoever waits is back soon, and a restarted server is not run over.
  reconnectionDelayMax: 2_500,
};

type ChannelEvents = { [N in NotificationName]: NotificationPayload<N> } & {
  /** The socket is connected; true when it was connected before, by the same open page. */
  "channel:online": { again: boolean };
  "channel:offline": undefined;
  /** The server refused the handshake; it will not change its mind by itself. */
  "channel:refused": { code: ErrorCode };
};

/**
 * The page's one connection to the server: typed requests with acknowledgements, typed
 * notifications. Everything that arrives is parsed; what does not parse is dropped.
 * It knows neither the store nor the call engine.
 */
export class Channel {
  readonly #events = mitt<ChannelEvents>();
  readonly #loadAlong: () => Promise<unknown>;
  #socket: TypedSocket | undefined;
  #schemas: Schemas | undefined;
  /** The identity that was asked for last; opening is not instant. */
  #handshake: Handshake | undefined;
  #wasOnline = false;

  /** `loadAlong` loads what must be there once the server speaks; the channel does not open before. */
  constructor(loadAlong: () => Promise<unknown>) {
    this.#loadAlong = loadAlong;
  }

  /** Loads ahead what connecting needs. */
  async preload(): Promise<void> {
    await this.#load();
  }

  /** Connects as the given identity, once; a connection under another identity is closed first. */
  async open(handshake: Handshake): Promise<void> {
    if (isSame(this.#handshake, handshake)) return;
    this.close();
    this.#handshake = handshake;
    try {
      const [[{ io }, schemas]] = await this.#load();
      if (this.#handshake !== handshake) return; // closed, or opened as somebody else, meanwhile
      this.#schemas = schemas;
      const socket: TypedSocket = io({ ...socketOptions, auth: handshake });
      this.#connect(socket);
      this.#forwardNotifications(socket, schemas);
    } catch {
      if (this.#handshake === handshake) this.#refuse("unavailable"); // the code did not load
    }
  }

  #load() {
    return loadPart(() => Promise.all([loadConnecting(), this.#loadAlong()]));
  }

  /** Whether requests can be sent, as the identity that was asked for last. */
  get isConnected(): boolean {
    return this.#socket?.connected ?? false;
  }

  close(): void {
    this.#handshake = undefined;
    this.#socket?.removeAllListeners();
    this.#socket?.disconnect();
    this.#socket = undefined;
  }

  /** Connects anew at once: the network is another one, which the library notices late or pauses before it tries. */
  wake(): void {
    this.#socket?.disconnect().connect();
  }

  /** Subscribes; the returned function unsubscribes. */
  on<E extends keyof ChannelEvents>(event: E, listener: Handler<ChannelEvents[E]>): () => void {
    this.#events.on(event, listener);
    return () => this.#events.off(event, listener);
  }

  /**
   * Sends a request and waits for its acknowledgement.
   * @throws {AppError} with the server's code, or `unavailable` when there is no answer.
   */
  async request<N extends RequestName>(name: N, payload: RequestPayload<N>): Promise<RequestData<N>> {
    const socket = this.#socket;
    const schemas = this.#schemas;
    // The library would keep it and send it later, when nobody wants it any more.
    if (!schemas || !socket?.connected) throw new AppError("unavailable", `no connection for ${name}`);
    const reply = await acknowledged(socket, name, payload);
    if (!reply.ok) throw new AppError(reply.code, reply.message, { details: reply.details ?? {} });
    return schemas.requests[name].data.parse(reply.data) as RequestData<N>;
  }

  #connect(socket: TypedSocket): void {
    this.#socket = socket;
    this.#wasOnline = false;
    socket.on("connect", () => {
      const again = this.#wasOnline;
      this.#wasOnline = true;
      this.#events.emit("channel:online", { again });
    });
    socket.on("disconnect", (reason) => {
      this.#events.emit("channel:offline", undefined);
      // The library leaves it at that when the server hung up; only asking again tells whether for good.
      if (reason === "io server disconnect") socket.connect();
    });
    socket.on("server:stopping", (_payload, acknowledge) => acknowledge());
    socket.on("connect_error", (error) => {
      const code = refusalCode(error);
      if (code === undefined) return this.#events.emit("channel:offline", undefined); // it tries again
      if (mayPass(code)) return void setTimeout(() => socket.connect(), REFUSED_DELAY);
      this.#refuse(code);
    });
  }

  /** For good: only opening again asks again. */
  #refuse(code: ErrorCode): void {
    this.close();
    this.#events.emit("channel:refused", { code });
  }

  #forwardNotifications(socket: TypedSocket, { notifications }: Schemas): void {
    const isNotification = (name: string): name is NotificationName => Object.hasOwn(notifications, name);
    socket.onAny((name: string, payload: unknown) => {
      if (!isNotification(name)) return;
      const parsed = notifications[name].safeParse(payload);
      if (parsed.success) this.#events.emit(name, parsed.data as never);
    });
  }
}

function isSame(current: Handshake | undefined, wanted: Handshake): boolean {
  if (current?.as === "client" && wanted.as === "client" && current.visitId !== wanted.visitId) return false;
  return current?.as === wanted.as && current.tabId === wanted.tabId;
}

/** Sends a request; rejects with `unavailable` when no answer comes in time, or the connection is lost before. */
async function acknowledged(socket: TypedSocket, name: RequestName, payload: unknown): Promise<Ack<unknown>> {
  const timed = socket.timeout(REQUEST_TIMEOUT);
  const emit = timed.emitWithAck.bind(timed) as (event: string, body: unknown) => Promise<Ack<unknown>>;
  try {
    return await emit(name, payload);
  } catch (cause) {
    throw new AppError("unavailable", `no acknowledgement of ${name}`, { cause });
  }
}

function refusalCode(error: Error & { data?: unknown }): ErrorCode | undefined {
  const data = error.data;
  if (typeof data !== "object" || data === null || !("code" in data)) return undefined;
  const parsed = ErrorCode.safeParse(data.code);
  return parsed.success ? parsed.data : undefined;
}
