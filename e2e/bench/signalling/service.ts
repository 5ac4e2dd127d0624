import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CrowdVisit, gatherCrowd } from "../../../apps/server/src/testing/crowd.ts";
import { freePort } from "../../support/freePort.ts";
import type { Contender, MeetingPlaces, Pair } from "./Contender.ts";
import { inParallel } from "./inParallel.ts";
import { MeasuredProcess } from "./MeasuredProcess.ts";
import { crossOffers, type Meet, queueOffer } from "./meet.ts";
import { SocketIoLine } from "./SocketIoLine.ts";
import { Way } from "./Way.ts";

const main = new URL("../../../apps/server/src/main.ts", import.meta.url);

/** The service itself. */
export interface Service extends Contender {
  /** Fills waiting rooms; nobody of them is connected yet. */
  gather(crowd: { professionals: number; clientsEach: number }): Promise<CrowdVisit[]>;
}

/** The real server, on SQLite in a folder of its own, or two of them on Postgres and Redis. */
export async function startService(meet: Meet = crossOffers, meetAt?: MeetingPlaces): Promise<Service> {
  const dataDir = await mkdtemp(join(tmpdir(), "televisit-bench-"));
  const ports = [await freePort(), ...(meetAt ? [await freePort()] : [])].map(String);
  const urls = ports.map((port) => `http://localhost:${port}`);
  const env = {
    NODE_ENV: "test",
    DATA_DIR: dataDir,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    LOG_LEVEL: "error",
    PUBLIC_URL: urls[0] ?? "",
    ...(urls[1] ? { WEB_DEV_ORIGIN: urls[1] } : {}),
    ...meetAt,
  };
  const servers: MeasuredProcess[] = [];
  for (const PORT of ports) servers.push(await MeasuredProcess.start(main, { ...env, PORT }));
  const gather: Service["gather"] = (crowd) => gatherCrowd(env, crowd);
  const booked: CrowdVisit[] = [];
  return {
    servers,
    gather,
    async book(visits) {
      booked.push(...(await gather({ professionals: visits, clientsEach: 1 })));
    },
    connect: (visits) => inParallel(booked.splice(0, visits), (visit) => connectPair(visit, urls, meet)),
    async stop() {
      for (const server of servers) await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Connects as the client of a visit, by the cookie of checking in, and joins as a page does. */
export async function joinAsClient(
  url: string,
  { visitId, clientCookie }: CrowdVisit,
): Promise<SocketIoLine> {
  const auth = { as: "client", visitId, tabId: randomUUID() };
  const line = await SocketIoLine.open(url, { auth, cookie: clientCookie });
  await line.request("visit:join", { visitId, claim: true });
  return line;
}

/** Connects as a professional who is signed in, with the dashboard open. */
export async function watchAsProfessional(
  url: string,
  { professionalCookie }: CrowdVisit,
): Promise<SocketIoLine> {
  const auth = { as: "professional", tabId: randomUUID() };
  const line = await SocketIoLine.open(url, { auth, cookie: professionalCookie });
  await line.request("dashboard:watch", {});
  return line;
}

async function connectPair(visit: CrowdVisit, urls: readonly string[], meet: Meet): Promise<Pair> {
  const { visitId, clientId, professionalId } = visit;
  const client = await joinAsClient(urls[0] ?? "", visit);
  const professional = await watchAsProfessional(urls.at(-1) ?? "", visit);
  const back = new Way((name, payload) => void professional.request(name, payload));
  let waitsAgain: () => void = () => undefined;
  client.onMessage = (name, payload) => {
    if (name.startsWith("signal:")) back.arrived();
    if (name === "visit:changed" && (payload as { state: string }).state === "waiting") waitsAgain();
  };
  return {
    async setUp(relayed) {
      const negotiationId = await queueOffer(client, visitId, professionalId);
      await meet({ visitId, clientId, negotiationId, professional, back }, relayed);
    },
    async reset() {
      const waits = new Promise<void>((resolve) => {
        waitsAgain = resolve;
      });
      await professional.request("visit:send-back", { visitId });
      await waits;
    },
    close() {
      client.close();
      professional.close();
    },
  };
}
