import { randomUUID } from "node:crypto";
import { freePort } from "../../support/freePort.ts";
import type { Contender, MeetingPlaces, Pair, StartContender } from "./Contender.ts";
import { inParallel } from "./inParallel.ts";
import type { Line } from "./Line.ts";
import { MeasuredProcess } from "./MeasuredProcess.ts";
import { SocketIoLine } from "./SocketIoLine.ts";
import { messagesOf, signalsOf } from "./signals.ts";
import { Way } from "./Way.ts";
import { WsLine } from "./WsLine.ts";

/** Opens a line that is in a room. */
type Enter = (url: string, visitId: string) => Promise<Line>;

/** A bare relay on `ws`. */
export const startBareWs: StartContender = (meetAt) =>
  startBare(new URL("bareWs.ts", import.meta.url), enterByWs, meetAt);

/** A bare relay on Socket.IO. */
export const startBareSocketIo: StartContender = (meetAt) =>
  startBare(new URL("bareSocketIo.ts", import.meta.url), enterBySocketIo, meetAt);

async function enterByWs(url: string, visitId: string): Promise<Line> {
  const line = await WsLine.open(url.replace("http", "ws"));
  const entered = new Promise<void>((resolve) => {
    line.onMessage = () => resolve();
  });
  line.send("enter", { visitId });
  await entered;
  return line;
}

async function enterBySocketIo(url: string, visitId: string): Promise<Line> {
  const line = await SocketIoLine.open(url);
  await line.ask("enter", { visitId });
  return line;
}

async function startBare(module: URL, enter: Enter, meetAt?: MeetingPlaces): Promise<Contender> {
  const start = async () =>
    MeasuredProcess.start(module, {
      PORT: String(await freePort()),
      ...(meetAt ? { REDIS_URL: meetAt.REDIS_URL } : {}),
    });
  const servers = [await start(), ...(meetAt ? [await start()] : [])];
  const urls = [servers[0]?.url ?? "", servers.at(-1)?.url ?? ""] as const;
  return {
    servers,
    book: () => Promise.resolve(),
    connect: (visits) => inParallel(Array.from({ length: visits }), () => connectPair(enter, urls)),
    async stop() {
      for (const server of servers) await server.stop();
    },
  };
}

async function connectPair(enter: Enter, urls: readonly [string, string]): Promise<Pair> {
  const visitId = randomUUID();
  const [client, professional] = [await enter(urls[0], visitId), await enter(urls[1], visitId)];
  const there = new Way((name, payload) => client.send(name, payload));
  const back = new Way((name, payload) => professional.send(name, payload));
  professional.onMessage = () => there.arrived();
  client.onMessage = () => back.arrived();
  const to = randomUUID();
  return {
    async setUp(relayed) {
      const offer = signalsOf("offer", { visitId, to });
      await there.carry(messagesOf(offer), relayed);
      await back.carry(messagesOf(signalsOf("answer", { visitId, to }, offer.negotiationId)), relayed);
    },
    reset: () => Promise.resolve(),
    close() {
      client.close();
      professional.close();
    },
  };
}
