import { createClient } from "@redis/client";
import { createShardedAdapter } from "@socket.io/redis-adapter";
import type { Logger } from "pino";
import { StartError } from "../startError.ts";
import { type AnswerWatch, answerWatch } from "./answerWatch.ts";
import type { MeetingPlace } from "./MeetingPlace.ts";

/** A command that has no answer by then has none for whoever waits, in ms. */
const ANSWER_LIMIT = 1_000;
/** A connection on which nothing moves for this long is closed and made anew, in ms. */
const SILENCE_LIMIT = 5_000;
const PING_INTERVAL = 1_000;
const CONNECT_LIMIT = 5_000;
/** The longest pause before it is tried again, in ms. */
const LONGEST_PAUSE = 500;

/** Connects to Redis, twice: a subscribed connection takes messages only. Throws `StartError` when it cannot be reached. */
export async function connectRedis(url: string, log: Logger): Promise<MeetingPlace> {
  const [commands, messages] = [openClient(url, log), openClient(url, log)];
  const clients = [commands, messages];
  try {
    await Promise.all(clients.map((client) => client.connect()));
  } catch (cause) {
    for (const client of clients) client.destroy();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`Redis at ${new URL(url).host} cannot be used: ${reason}`, { cause });
  }
  let onReturn: () => void = () => undefined;
  const answers = answerWatch(ANSWER_LIMIT, () => onReturn());
  for (const client of clients) {
    client.on("ready", () => {
      if (clients.every(({ isReady }) => isReady)) onReturn();
    });
  }
  return {
    get isReady() {
      return clients.every((client) => client.isReady) && !answers.isOverdue;
    },
    adapter: createShardedAdapter(...safeClients({ commands, messages, answers, log }), {
      // One channel for all rooms: with a channel for each, what is sent between a page's joining a room and
      // its process' subscription would be lost.
      subscriptionMode: "static",
      channelPrefix: "televisit",
    }),
    limits: limitStore(commands, answers),
    onReturn(listener) {
      onReturn = listener;
    },
    async close() {
      await Promise.allSettled(clients.map((client) => (client.isReady ? client.close() : client.destroy())));
    },
  };
}

function openClient(url: string, log: Logger) {
  let state: "new" | "ready" | "away" = "new";
  const client = createClient({
    url,
    // A message that waits for Redis would come too late; whoever sends it is told at once.
    disableOfflineQueue: true,
    pingInterval: PING_INTERVAL,
    socket: {
      connectTimeout: CONNECT_LIMIT,
      socketTimeout: SILENCE_LIMIT,
      reconnectStrategy: (attempts, cause) =>
        state === "new" ? cause : Math.min(50 * attempts, LONGEST_PAUSE),
    },
  });
  client.on("ready", () => {
    if (state === "away") log.warn("Redis is there again");
    state = "ready";
  });
  client.on("error", (error: Error) => {
    if (state !== "ready") return;
    state = "away";
    log.warn({ err: error }, "Redis does not answer: other processes are not heard until it does");
  });
  return client;
}

type Client = ReturnType<typeof openClient>;

function limitStore(commands: Client, answers: AnswerWatch): MeetingPlace["limits"] {
  return {
    get isReady() {
      return commands.isReady && !answers.isOverdue;
    },
    eval: (script, options) => answers.ask(() => commands.eval(script, options)),
    multi: () => commands.multi(),
    del: (key) => answers.ask(() => commands.del(key)),
  };
}

interface SafeClientDependencies {
  readonly commands: Client;
  readonly messages: Client;
  readonly answers: AnswerWatch;
  readonly log: Logger;
}

/** What the adapter uses of both, which lets some promises go: their failures are told by the connection already. */
function safeClients({ commands, messages, answers, log }: SafeClientDependencies) {
  const note = (error: unknown) => log.debug({ err: error }, "Redis took no subscription");
  type Listener = (message: Buffer, channel: Buffer) => unknown;
  return [
    {
      sSubscribe: () => undefined, // by this it recognises the library
      sPublish: (channel: string, message: string | Buffer) =>
        answers.ask(() => commands.sPublish(channel, message)),
      sendCommand: (command: string[]) => answers.ask(() => commands.sendCommand(command)),
    },
    {
      sSubscribe: (channel: string, listener: Listener) =>
        messages.sSubscribe(channel, listener, true).catch(note),
      sUnsubscribe: (channel: string) => messages.sUnsubscribe(channel).catch(note),
    },
  ] as const;
}
